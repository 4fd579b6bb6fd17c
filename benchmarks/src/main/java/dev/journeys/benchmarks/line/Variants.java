// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.line;

import dev.journeys.benchmarks.variant.HandWritten;
import dev.journeys.benchmarks.variant.Order;
import dev.journeys.benchmarks.variant.Ours;
import dev.journeys.benchmarks.variant.PassThrough;
import dev.journeys.benchmarks.variant.Stock;
import dev.journeys.benchmarks.variant.Variant;
import java.util.List;

/** All variants that run on Flink. */
public final class Variants {
    /** The name of the one that runs in a process of its own. */
    public static final String ESPER = "Esper 9";

    static final String OURS = "ours";
    static final String PASS_THROUGH = "pass-through";
    static final String OPERATOR = "hand-written operator";
    static final String FUNCTION = "hand-written function";
    static final String STOCK = "stock";
    static final String STOCK_FILTERED = "stock, filtered";
    static final String QUEUE = "queue on the heap";
    static final String LIST = "list of the user";

    private static final List<Variant> ALL =
            List.of(
                    new PassThrough(),
                    new Ours(),
                    HandWritten.operator(),
                    HandWritten.function(),
                    Stock.plain(),
                    Stock.filtered(),
                    Order.queueOnHeap(),
                    Order.listOfUser());

    private Variants() {}

    /** The variant with a name. */
    public static Variant of(String name) {
        return ALL.stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Expected one of "
                                                + ALL.stream().map(Variant::name).toList()
                                                + ", but found '"
                                                + name
                                                + "'."));
    }
}
