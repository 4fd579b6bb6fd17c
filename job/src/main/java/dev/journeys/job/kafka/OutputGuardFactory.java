// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import dev.journeys.job.state.OutputRecord;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes an {@link OutputGuard} in its task, which needs the task's mailbox. */
final class OutputGuardFactory extends AbstractStreamOperatorFactory<OutputRecord>
        implements OneInputStreamOperatorFactory<OutputRecord, OutputRecord> {
    private static final long serialVersionUID = 1;

    private final KafkaOutputOptions options;
    private final TopicWatch.Factory watches;

    OutputGuardFactory(KafkaOutputOptions options, TopicWatch.Factory watches) {
        this.options = options;
        this.watches = watches;
    }

    @Override
    @SuppressWarnings("unchecked") // The caller's type is the operator that is made here.
    public <T extends StreamOperator<OutputRecord>> T createStreamOperator(
            StreamOperatorParameters<OutputRecord> parameters) {
        return (T) new OutputGuard(parameters, options, watches);
    }

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return OutputGuard.class;
    }
}
