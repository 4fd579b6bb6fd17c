// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperatorFactory;

/** Makes {@link DeliveryOperator}s, which need the mailbox of their task. */
public final class DeliveryOperatorFactory extends AbstractStreamOperatorFactory<Outcome>
        implements TwoInputStreamOperatorFactory<Message, DestinationUpdate, Outcome> {
    private static final long serialVersionUID = 1;

    private final DestinationFactory destinations;
    private final DeliveryOptions options;

    /** See {@link Deliveries#attach}. */
    public DeliveryOperatorFactory(DestinationFactory destinations, DeliveryOptions options) {
        this.destinations = destinations;
        this.options = options;
    }

    @Override
    @SuppressWarnings("unchecked") // Flink's signature lets the caller choose the type.
    public <T extends StreamOperator<Outcome>> T createStreamOperator(
            StreamOperatorParameters<Outcome> parameters) {
        return (T) new DeliveryOperator(parameters, destinations, options);
    }

    @Override
    @SuppressWarnings("rawtypes") // As Flink declares it.
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return DeliveryOperator.class;
    }
}
