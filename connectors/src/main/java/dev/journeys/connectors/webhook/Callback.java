// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.apache.hc.core5.concurrent.FutureCallback;

/** The client's callback as two functions; what is cancelled has failed. */
final class Callback<T> implements FutureCallback<T> {
    private final Consumer<T> completed;
    private final Consumer<Exception> failed;

    Callback(Consumer<T> completed, Consumer<Exception> failed) {
        this.completed = completed;
        this.failed = failed;
    }

    @Override
    public void completed(T result) {
        completed.accept(result);
    }

    @Override
    public void failed(Exception cause) {
        failed.accept(cause);
    }

    @Override
    public void cancelled() {
        failed.accept(new CancellationException("cancelled"));
    }
}
