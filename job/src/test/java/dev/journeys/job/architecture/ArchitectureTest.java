// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final String OURS = "dev.journeys";
    private static final String PATTERNS = OURS + ".patterns";
    private static final String CONNECTORS = OURS + ".connectors";
    private static final String JOB = OURS + ".job";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages(OURS);

    /** What each package may import of ours besides itself, as its package-info says. */
    private static final Map<String, List<String>> MAY_IMPORT = mayImport();

    private static Map<String, List<String>> mayImport() {
        Map<String, List<String>> table = new HashMap<>();
        table.put(PATTERNS + ".event", List.of());
        table.put(PATTERNS + ".definition", List.of());
        table.put(PATTERNS + ".expression", List.of(PATTERNS + ".event"));
        table.put(PATTERNS + ".parse", List.of(PATTERNS + ".definition"));
        table.put(
                PATTERNS + ".validate",
                List.of(PATTERNS + ".parse", PATTERNS + ".definition", PATTERNS + ".expression"));
        table.put(
                PATTERNS + ".compile",
                List.of(PATTERNS + ".event", PATTERNS + ".expression", PATTERNS + ".definition"));
        table.put(CONNECTORS + ".files", List.of());
        table.put(CONNECTORS + ".control", List.of());
        table.put(CONNECTORS + ".watermarks", List.of());
        table.put(CONNECTORS + ".receiver", List.of());
        table.put(CONNECTORS + ".serialization", List.of());
        table.put(CONNECTORS + ".delivery", List.of(CONNECTORS + ".serialization"));
        table.put(CONNECTORS + ".probing", List.of(CONNECTORS + ".watermarks"));
        table.put(CONNECTORS + ".kafka", List.of(CONNECTORS + ".probing", CONNECTORS + ".control"));
        table.put(
                JOB + ".destination",
                List.of(
                        PATTERNS + "..",
                        CONNECTORS + ".batch",
                        CONNECTORS + ".delivery",
                        CONNECTORS + ".webhook",
                        JOB + ".delivery",
                        JOB + ".metrics",
                        JOB + ".state"));
        table.put(CONNECTORS + ".webhook", List.of(CONNECTORS + ".delivery"));
        table.put(
                CONNECTORS + ".batch", List.of(CONNECTORS + ".delivery", CONNECTORS + ".webhook"));
        table.put(JOB + ".state", List.of(PATTERNS + ".event", CONNECTORS + ".serialization"));
        table.put(JOB + ".delivery", List.of(PATTERNS + "..", JOB + ".state"));
        table.put(JOB + ".metrics", List.of());
        table.put(JOB + ".definitions", List.of(PATTERNS + "..", JOB + ".state"));
        table.put(JOB + ".cep", List.of(PATTERNS + ".event", PATTERNS + ".compile"));
        table.put(
                JOB + ".source",
                List.of(
                        PATTERNS + "..",
                        CONNECTORS + "..",
                        JOB + ".state",
                        JOB + ".metrics",
                        JOB + ".delivery",
                        JOB + ".destination"));
        table.put(
                JOB + ".source.format",
                List.of(
                        PATTERNS + "..",
                        CONNECTORS + ".serialization",
                        JOB + ".source",
                        JOB + ".state"));
        table.put(
                JOB + ".engine",
                List.of(
                        PATTERNS + "..",
                        CONNECTORS + ".delivery",
                        JOB + ".cep",
                        JOB + ".definitions",
                        JOB + ".delivery",
                        JOB + ".destination",
                        JOB + ".metrics",
                        JOB + ".state"));
        table.put(
                JOB,
                List.of(
                        PATTERNS + "..",
                        CONNECTORS + "..",
                        JOB + ".cep",
                        JOB + ".definitions",
                        JOB + ".delivery",
                        JOB + ".destination",
                        JOB + ".engine",
                        JOB + ".metrics",
                        JOB + ".source",
                        JOB + ".state"));
        table.put(
                JOB + ".kafka",
                List.of(
                        CONNECTORS + ".batch",
                        CONNECTORS + ".delivery",
                        CONNECTORS + ".kafka",
                        JOB,
                        JOB + ".delivery",
                        JOB + ".metrics",
                        JOB + ".state"));
        table.put(JOB + ".cli", List.of(OURS + ".."));
        List<String> allButCommands = new ArrayList<>(table.get(JOB));
        allButCommands.add(JOB);
        table.put(JOB + ".cli.common", List.copyOf(allButCommands));
        allButCommands.addAll(List.of(JOB + ".cli.common", JOB + ".cli.demo.shop"));
        table.put(JOB + ".cli.demo", List.copyOf(allButCommands));
        table.put(JOB + ".cli.demo.shop", List.of());
        table.put(JOB + ".cli.control", List.copyOf(allButCommands));
        table.put(
                JOB + ".cli.run",
                List.of(
                        PATTERNS + ".event",
                        CONNECTORS + "..",
                        JOB,
                        JOB + ".cli.common",
                        JOB + ".destination",
                        JOB + ".engine",
                        JOB + ".kafka",
                        JOB + ".source",
                        JOB + ".state"));
        table.put(JOB + ".cli.explain", List.of(PATTERNS + ".."));
        table.put(
                JOB + ".cli.receiver",
                List.of(CONNECTORS + ".receiver", CONNECTORS + ".webhook", JOB + ".cli.common"));
        table.put(
                JOB + ".cli.redrive",
                List.of(PATTERNS + ".event", CONNECTORS + ".kafka", JOB + ".cli.common"));
        table.put(
                JOB + ".cli.preview",
                List.of(
                        PATTERNS + "..",
                        CONNECTORS + ".delivery",
                        CONNECTORS + ".webhook",
                        JOB + ".cli.common",
                        JOB + ".destination",
                        JOB + ".source",
                        JOB + ".state"));
        table.put(
                JOB + ".cli.testsend",
                List.of(
                        PATTERNS + "..",
                        CONNECTORS + "..",
                        JOB + ".cli.common",
                        JOB + ".destination",
                        JOB + ".source",
                        JOB + ".state"));
        return table;
    }

    static List<String> packages() {
        return MAY_IMPORT.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageImportsOnlyWhatItsDescriptionAllows(String name) {
        // given
        List<String> allowed = MAY_IMPORT.get(name);
        DescribedPredicate<JavaClass> forbidden =
                resideInAPackage(OURS + "..")
                        .and(DescribedPredicate.not(resideInAPackage(name)))
                        .and(
                                DescribedPredicate.not(
                                        resideInAnyPackage(allowed.toArray(String[]::new))))
                        .as("other packages of ours than " + allowed);

        // when, then
        noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat(forbidden)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageHasADescriptionAndAPlaceInThisTest() {
        // when
        TreeSet<String> described = new TreeSet<>();
        TreeSet<String> all = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            JavaPackage place = type.getPackage();
            all.add(place.getName());
            if (place.tryGetPackageInfo().isPresent()) {
                described.add(place.getName());
            }
        }

        // then
        assertThat(all).isSubsetOf(MAY_IMPORT.keySet()).contains(PATTERNS + ".event", JOB);
        assertThat(described).isEqualTo(all);
    }

    @Test
    void patternsKnowNothingOfTheJobAndOfConnectors() {
        noClasses()
                .that()
                .resideInAPackage(PATTERNS + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JOB + "..", CONNECTORS + "..")
                .check(CLASSES);
    }

    @Test
    void connectorsKnowNothingOfPatternsAndOfTheJob() {
        noClasses()
                .that()
                .resideInAPackage(CONNECTORS + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JOB + "..", PATTERNS + "..")
                .check(CLASSES);
    }

    @Test
    void noConnectorIsNamedAfterAJourney() {
        noClasses()
                .that()
                .resideInAPackage(CONNECTORS + "..")
                .should()
                .haveSimpleNameContaining("Journey")
                .orShould()
                .haveSimpleNameContaining("journey")
                .check(CLASSES);
    }

    @Test
    void onlyThePackageCepUsesTheNfaOfFlinkCep() {
        classes()
                .that(
                        new DescribedPredicate<JavaClass>("use the NFA of Flink CEP") {
                            @Override
                            public boolean test(JavaClass type) {
                                return type.getDirectDependenciesFromSelf().stream()
                                        .anyMatch(
                                                dependency ->
                                                        dependency
                                                                .getTargetClass()
                                                                .getPackageName()
                                                                .startsWith(
                                                                        "org.apache.flink.cep.nfa"));
                            }
                        })
                .should()
                .resideInAPackage(JOB + ".cep")
                .check(CLASSES);
    }

    @Test
    void noPackagesDependOnEachOtherInACycle() {
        slices().matching(OURS + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingButTheCommandLineReadsTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        JOB + ".cli",
                        JOB + ".cli.common",
                        JOB + ".cli.control",
                        JOB + ".cli.demo",
                        JOB + ".cli.receiver",
                        JOB + ".cli.redrive",
                        JOB + ".cli.run",
                        JOB + ".cli.testsend")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .orShould()
                .callMethod(java.time.Clock.class, "systemDefaultZone")
                .check(CLASSES);
    }

    @Test
    void nothingButTheCommandLineWritesToTheStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackages(JOB + ".cli", JOB + ".cli.common", JOB + ".cli.demo")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void nothingButTheDemoIsRandom() {
        noClasses()
                .that()
                .resideOutsideOfPackage(JOB + ".cli..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(CLASSES);
    }

    @Test
    void stateKnowsNoDefinitions() {
        noClasses()
                .that()
                .resideInAPackage(JOB + ".state")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PATTERNS + ".definition", PATTERNS + ".compile")
                .check(CLASSES);
    }

    @Test
    void nothingOfOursIsInAPackageOfFlink() {
        // A cluster loads such packages from its own class path first.
        noClasses().should().resideInAPackage("org.apache.flink..").check(CLASSES);
    }
}
