// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what a restored job has still to commit, except for transactions that the brokers have
 * forgotten, as they do with ids that nobody has used for seven days. Flink's committer would fail
 * for each of them at every start, so that a savepoint older than that could never be restored.
 */
@SuppressWarnings("try") // Closing throws what the other one throws.
final class RestoredCommitter implements Committer<KafkaCommittable> {
    private static final Logger LOG = LoggerFactory.getLogger(RestoredCommitter.class);

    private final Committer<KafkaCommittable> committer;

    RestoredCommitter(Committer<KafkaCommittable> committer) {
        this.committer = committer;
    }

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests)
            throws IOException, InterruptedException {
        List<CommitRequest<KafkaCommittable>> forgiving = new ArrayList<>(requests.size());
        for (CommitRequest<KafkaCommittable> request : requests) {
            // A transaction of this run has its producer: what fails there must fail the job.
            boolean restored = request.getCommittable().getProducer().isEmpty();
            forgiving.add(restored ? new RestoredRequest(request) : request);
        }
        committer.commit(forgiving);
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }

    private record RestoredRequest(CommitRequest<KafkaCommittable> request)
            implements CommitRequest<KafkaCommittable> {

        @Override
        public void signalFailedWithUnknownReason(Throwable failure) {
            if (failure instanceof InvalidPidMappingException) {
                LOG.warn(
                        "Transaction '{}' of the checkpoint is not known to the brokers any more: it was"
                                + " committed, or aborted, longer ago than their"
                                + " 'transactional.id.expiration.ms'. If the job was stopped with a"
                                + " savepoint, it was committed.",
                        getCommittable().getTransactionalId());
                request.signalFailedWithKnownReason(failure);
            } else {
                request.signalFailedWithUnknownReason(failure);
            }
        }

        @Override
        public KafkaCommittable getCommittable() {
            return request.getCommittable();
        }

        @Override
        public int getNumberOfRetries() {
            return request.getNumberOfRetries();
        }

        @Override
        public void signalFailedWithKnownReason(Throwable failure) {
            request.signalFailedWithKnownReason(failure);
        }

        @Override
        public void retryLater() {
            request.retryLater();
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable committable) {
            request.updateAndRetryLater(committable);
        }

        @Override
        public void signalAlreadyCommitted() {
            request.signalAlreadyCommitted();
        }
    }
}
