// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

import com.google.common.base.Throwables;
import dev.journeys.job.ControlStream;
import dev.journeys.job.EventStream;
import dev.journeys.job.JourneyTopology;
import dev.journeys.job.cli.common.EmbeddedFlink;
import dev.journeys.job.cli.common.ExitCodes;
import dev.journeys.job.engine.EngineOptions;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** One demo, from the address on the screen to the closing summary. */
final class Demo {
    private static final LongSupplier MILLIS_SINCE_START =
            () -> ManagementFactory.getRuntimeMXBean().getUptime();

    private final DemoOptions options;
    private final DemoFolder folder;
    private final StopSignal stop;
    private final Screen screen;
    private final DeliveryLine line;
    private final NoticeLines notices;
    private final PrintWriter err;

    /**
     * @param folder has begun, or is to be resumed
     */
    Demo(
            DemoOptions options,
            DemoFolder folder,
            StopSignal stop,
            Terminal terminal,
            PrintWriter out,
            PrintWriter err) {
        this.options = options;
        this.folder = folder;
        this.stop = stop;
        this.err = err;
        screen = new Screen(out, terminal);
        notices = new NoticeLines(terminal.palette(), ZoneId.systemDefault(), Instant.now());
        line = new DeliveryLine(terminal.palette(), terminal.width(), ZoneId.systemDefault());
    }

    /** Runs until the limit, a stop or a failure; the exit code. */
    int run() throws Exception {
        Optional<Path> restored =
                options.resume() ? folder.checkpoints().newest() : Optional.empty();
        greet(restored);
        Configuration config =
                DemoCluster.configuration(
                        options.port(), folder.temporaryFiles(), folder.checkpoints(), restored);
        try (Board board = Board.open(options.journeys());
                DemoCluster cluster = DemoCluster.start(config, graph(config, board))) {
            Watch watch = new Watch(board, screen, line, notices, MILLIS_SINCE_START);
            CompletableFuture<JobResult> result = cluster.result();
            watch.until(() -> result.isDone() || stop.received() || isOver(watch));
            boolean endedItself = result.isDone();
            if (!endedItself) {
                cluster.cancel();
            }
            screen.end();
            sayGoodbye(board, watch);
            return endedItself ? explain(result.get()) : ExitCodes.OK;
        }
    }

    private boolean isOver(Watch watch) {
        Duration limit = options.limit();
        return limit != null && watch.watchedMillis() >= limit.toMillis();
    }

    private StreamGraph graph(Configuration config, Board board) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(config);
        env.setParallelism(DemoCluster.parallelism());
        env.setMaxParallelism(JourneyTopology.DEFAULT_MAX_PARALLELISM);
        EventStream input =
                EventStream.ofLines(
                        env,
                        ShopSource.input(
                                options.seed(),
                                options.eventsPerSecond(),
                                board.name(),
                                Clock.systemUTC()));
        JourneyTopology.attach(
                JourneyTopology.of(
                        env,
                        input,
                        ControlStream.ofDefinitionFiles(env, options.paths(), Clock.systemUTC()),
                        EngineOptions.defaults().acknowledging()),
                new BoardSink(folder.path(), board.name()));
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("journeys demo");
        return graph;
    }

    private void greet(Optional<Path> restored) {
        screen.print(
                List.of(
                        "Flink's web UI: http://" + EmbeddedFlink.HOST + ":" + options.port(),
                        String.format(
                                Locale.ROOT,
                                "%d journeys, %,.0f events a second of a generated shop (seed %d)%s."
                                        + " Ctrl-C ends it.",
                                options.journeys().size(),
                                options.eventsPerSecond(),
                                options.seed(),
                                restored.map(path -> ", resumed from " + path.getFileName())
                                        .orElse("")),
                        "Change a journey and save it: " + shown(options.paths()),
                        ""));
    }

    private static String shown(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private void sayGoodbye(Board board, Watch watch) {
        Summary summary =
                new Summary(
                        board.counts(), watch.watchedMillis() / 1_000, watch.firstDeliveryMillis());
        screen.print(List.of(""));
        screen.print(summary.lines());
    }

    /** Says why the job ended before it was told to; cancelled in the web UI is no failure. */
    private int explain(JobResult result) {
        if (result.getSerializedThrowable().isEmpty()) {
            return ExitCodes.OK;
        }
        Throwable failure =
                result.getSerializedThrowable().get().deserializeError(Demo.class.getClassLoader());
        err.println("demo: the job has failed: " + Throwables.getRootCause(failure));
        err.flush();
        return ExitCodes.FAILED;
    }
}
