// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.apache.flink.cep.pattern.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The job drives the NFA of flink-cep through classes that are not public, and keeps its state, so
 * it runs with the version that it was built for and with no other. The one that is used is the
 * cluster's.
 */
final class FlinkCepVersion {
    private static final String BUILD = "build.properties";

    private FlinkCepVersion() {}

    /**
     * A sentence where the version on the class path is another; empty also where it is unknown.
     */
    static List<String> problems() {
        return problems(builtFor(), Pattern.class.getPackage().getImplementationVersion());
    }

    /**
     * @param found null: unknown
     */
    static List<String> problems(String builtFor, @Nullable String found) {
        return found == null || found.equals(builtFor)
                ? List.of()
                : List.of(
                        "Expected flink-cep "
                                + builtFor
                                + ", for which this jar was built, but found "
                                + found
                                + " in the lib folder of Flink. Use Flink "
                                + builtFor
                                + ", or build the jar with mvn package -Dflink.version="
                                + found
                                + ".");
    }

    /** The version that the build has written down. */
    static String builtFor() {
        Properties build = new Properties();
        try (InputStream in = FlinkCepVersion.class.getResourceAsStream(BUILD)) {
            if (in == null) {
                throw new IllegalStateException(
                        "Expected '" + BUILD + "' in the jar, but found none.");
            }
            build.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Expected to read '" + BUILD + "' in the jar, but could not.", e);
        }
        return build.getProperty("flink.version");
    }
}
