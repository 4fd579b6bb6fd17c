// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.run;

import org.apache.flink.connector.base.DeliveryGuarantee;
import picocli.CommandLine;

/** Reads a delivery guarantee by the name that Flink gives it. Picocli makes it. */
final class GuaranteeConverter implements CommandLine.ITypeConverter<DeliveryGuarantee> {
    @Override
    public DeliveryGuarantee convert(String text) {
        return switch (text) {
            case "exactly-once" -> DeliveryGuarantee.EXACTLY_ONCE;
            case "at-least-once" -> DeliveryGuarantee.AT_LEAST_ONCE;
            default ->
                    throw new CommandLine.TypeConversionException(
                            "Expected exactly-once or at-least-once, but found '" + text + "'.");
        };
    }
}
