// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.Quantifier;
import org.apache.flink.cep.pattern.Quantifier.ConsumingStrategy;
import org.apache.flink.cep.pattern.Quantifier.QuantifierProperty;
import org.apache.flink.cep.pattern.Quantifier.Times;

/**
 * Writes a pattern as one would write it with Flink CEP. It is read from the compiled pattern, that
 * is from what runs.
 */
final class PatternText {
    /**
     * A stage as the definition has it.
     *
     * @param condition in words; empty where it says nothing to the reader
     */
    record Stage(String name, String condition) {}

    private PatternText() {}

    /**
     * {@code begin("a").where(x).followedBy("b").where(y).within(PT1H)}.
     *
     * @param stages as many as the pattern has, in their order
     */
    static String of(Pattern<?, ?> last, List<Stage> stages) {
        List<Pattern<?, ?>> chain = new ArrayList<>();
        for (Pattern<?, ?> pattern = last; pattern != null; pattern = pattern.getPrevious()) {
            chain.add(0, pattern);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < chain.size(); i++) {
            text.append(i == 0 ? "begin" : method(chain.get(i).getQuantifier()))
                    .append("(\"")
                    .append(stages.get(i).name().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\")")
                    .append(where(stages.get(i)))
                    .append(quantifier(chain.get(i)));
        }
        return text + last.getWindowSize().map(PatternText::within).orElse("");
    }

    private static String where(Stage stage) {
        return stage.condition().isEmpty() ? "" : ".where(" + stage.condition() + ")";
    }

    private static String within(Duration window) {
        return ".within(" + Words.duration(window) + ")";
    }

    private static String method(Quantifier quantifier) {
        ConsumingStrategy strategy = quantifier.getConsumingStrategy();
        return switch (strategy) {
            case STRICT -> ".next";
            case SKIP_TILL_NEXT -> ".followedBy";
            case SKIP_TILL_ANY -> ".followedByAny";
            case NOT_FOLLOW -> ".notFollowedBy";
            case NOT_NEXT -> ".notNext";
        };
    }

    private static String quantifier(Pattern<?, ?> pattern) {
        Quantifier quantifier = pattern.getQuantifier();
        Times times = pattern.getTimes();
        String text = "";
        if (quantifier.hasProperty(QuantifierProperty.LOOPING)) {
            text = ".timesOrMore(" + times.getFrom() + ")";
        } else if (quantifier.hasProperty(QuantifierProperty.TIMES)) {
            text =
                    times.getFrom() == times.getTo()
                            ? ".times(" + times.getFrom() + ")"
                            : ".times(" + times.getFrom() + ", " + times.getTo() + ")";
        }
        return quantifier.hasProperty(QuantifierProperty.OPTIONAL) ? text + ".optional()" : text;
    }
}
