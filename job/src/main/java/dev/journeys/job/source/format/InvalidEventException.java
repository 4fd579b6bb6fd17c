// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

/** An event that breaks a rule of the format; never leaves this package. */
final class InvalidEventException extends Exception {
    private static final long serialVersionUID = 1;

    InvalidEventException(String message) {
        super(message, null, false, false);
    }
}
