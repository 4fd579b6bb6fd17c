// SPDX-License-Identifier: Apache-2.0
package dev.journeys.benchmarks.esper;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.EventBean;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployment;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import dev.journeys.benchmarks.variant.handwritten.HandWrittenOutput;
import dev.journeys.benchmarks.workload.SimpleJourney;
import dev.journeys.benchmarks.workload.Workload;
import dev.journeys.job.state.JourneyEvent;
import dev.journeys.job.state.OutputRecord;
import java.util.List;
import java.util.function.Consumer;

/** The simple journeys as patterns of Esper. Deliveries only. Used by one thread. */
final class EsperJourneys implements AutoCloseable {
    private final EPRuntime runtime;
    private final HandWrittenOutput output = new HandWrittenOutput();
    private final Consumer<OutputRecord> sink;

    EsperJourneys(Workload workload, long begin, Consumer<OutputRecord> sink) throws Exception {
        this.sink = sink;
        Configuration config = new Configuration();
        config.getCommon().addEventType(Seen.class);
        config.getRuntime().getThreading().setInternalTimerEnabled(false);
        runtime = EPRuntimeProvider.getRuntime("bench-" + System.nanoTime(), config);
        runtime.getEventService().clockExternal();
        runtime.getEventService().advanceTime(begin);
        List<SimpleJourney> journeys = SimpleJourney.of(workload);
        for (SimpleJourney journey : journeys) {
            deploy(journey, config);
        }
    }

    private void deploy(SimpleJourney journey, Configuration config) throws Exception {
        String pattern =
                "select a.event as begin from pattern [every a=Seen(name='%s') ->"
                        + " (timer:interval(%d seconds) and not Seen(name='%s', user=a.user))]";
        EPCompiled compiled =
                EPCompilerProvider.getCompiler()
                        .compile(
                                pattern.formatted(
                                        journey.entryEvent(),
                                        journey.atMostMillis() / 1000,
                                        journey.endEvent()),
                                new CompilerArguments(config));
        EPDeployment deployment = runtime.getDeploymentService().deploy(compiled);
        deployment.getStatements()[0].addListener(
                (matches, old, statement, same) -> deliver(journey, matches));
    }

    private void deliver(SimpleJourney journey, EventBean[] matches) {
        for (EventBean match : matches) {
            JourneyEvent begin = (JourneyEvent) match.get("begin");
            sink.accept(
                    output.delivery(
                            journey,
                            begin.user(),
                            begin.timestamp(),
                            begin.properties().toBytes(),
                            begin.timestamp() + journey.atMostMillis()));
        }
    }

    /** Takes an event; they come in the order of their times. */
    void take(Seen seen) {
        runtime.getEventService().advanceTime(seen.getEvent().timestamp());
        runtime.getEventService().sendEventBean(seen, "Seen");
    }

    @Override
    public void close() {
        runtime.destroy();
    }
}
