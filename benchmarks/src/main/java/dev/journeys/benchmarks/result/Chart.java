// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.result;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The throughput of all lines as bars, on a logarithmic scale. */
public final class Chart {
    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 600;
    private static final double NEARLY_NOTHING = 0.1;

    private final List<Result> results;

    /** A chart of results, see {@link ResultFile#newest}. */
    public Chart(List<Result> results) {
        this.results =
                results.stream()
                        .filter(result -> !Double.isNaN(result.value(Value.OPERATOR_NANOS)))
                        .toList();
    }

    /** Writes an SVG file; nothing where there is nothing to show. */
    public void write(Path file) throws IOException {
        if (results.isEmpty()) {
            return;
        }
        Set<String> lines = new LinkedHashSet<>();
        Set<String> variants = new LinkedHashSet<>();
        results.forEach(
                result -> {
                    lines.add(result.line());
                    variants.add(result.variant());
                });
        CategoryChart chart =
                new CategoryChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title("Events per second of processor time (operator's thread)")
                        .yAxisTitle("thousands, logarithmic")
                        .build();
        chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(NEARLY_NOTHING);
        chart.getStyler().setPlotGridLinesVisible(false).setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setXAxisLabelRotation(45).setLegendPosition(LegendPosition.OutsideE);
        for (String variant : variants) {
            chart.addSeries(variant, List.copyOf(lines), bars(variant, lines));
        }
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }

    /** A bar that can hardly be seen where a line does not have the variant. */
    private List<Double> bars(String variant, Set<String> lines) {
        List<Double> bars = new ArrayList<>();
        for (String line : lines) {
            double reached =
                    Statistics.reached(
                            results.stream().filter(r -> r.line().equals(line)).toList(),
                            variant,
                            Result::eventsPerOperatorSecond);
            bars.add(Double.isNaN(reached) ? NEARLY_NOTHING : reached / 1e3);
        }
        return bars;
    }
}
