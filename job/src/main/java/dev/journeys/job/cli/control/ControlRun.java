// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plans what is to be done on what the topic says, does it, and waits for the job. */
final class ControlRun {
    private final ControlTopics topics;
    private final WriteOptions options;
    private final Clock clock;

    ControlRun(ControlTopics topics, WriteOptions options, Clock clock) {
        this.topics = topics;
        this.options = options;
        this.clock = clock;
    }

    /** How a plan is made. */
    interface Planner {
        /**
         * @param effectiveFrom epoch milliseconds
         */
        Plan plan(KnownJourneys known, long effectiveFrom);
    }

    /**
     * Does it.
     *
     * @param create whether topics that are missing are created
     * @param announce is told of the plan before anything is written
     */
    Outcome run(Planner planner, boolean create, Consumer<Plan> announce)
            throws InterruptedException {
        List<String> warnings = new ArrayList<>(checkTopics(create));
        KnownJourneys known = new DefinitionsTopic(topics).read();
        Plan plan = planner.plan(known, options.effectiveFrom().at(clock.millis()));
        warnings.addAll(plan.warnings());
        announce.accept(plan);
        if (!plan.problems().isEmpty()) {
            return Outcome.withoutJob(Outcome.Result.INVALID, plan, warnings);
        }
        if (plan.written() == 0) {
            return Outcome.withoutJob(Outcome.Result.UNCHANGED, plan, warnings);
        }
        if (options.dryRun()) {
            return Outcome.withoutJob(Outcome.Result.PLANNED, plan, warnings);
        }
        return write(plan, warnings);
    }

    private List<String> checkTopics(boolean create) throws InterruptedException {
        try (TopicChecks checks = new TopicChecks(topics)) {
            if (create) {
                checks.create();
            }
            List<String> warnings = checks.definitions();
            if (options.waits() && !options.dryRun()) {
                checks.acknowledgements();
            }
            return warnings;
        }
    }

    private Outcome write(Plan plan, List<String> warnings) throws InterruptedException {
        DefinitionsTopic definitions = new DefinitionsTopic(topics);
        if (!options.waits()) {
            definitions.write(plan.destinationRecords(), plan.records());
            return Outcome.withoutJob(Outcome.Result.WRITTEN, plan, warnings);
        }
        Acknowledgements acknowledgements = Acknowledgements.of(plan);
        // What is there now is about something else; so it is opened before anything is written.
        try (AcknowledgementsTopic answers = AcknowledgementsTopic.open(topics)) {
            definitions.write(plan.destinationRecords(), plan.records());
            Duration waited = answers.await(acknowledgements, options.timeout());
            return Outcome.of(plan, warnings, acknowledgements, waited);
        }
    }
}
