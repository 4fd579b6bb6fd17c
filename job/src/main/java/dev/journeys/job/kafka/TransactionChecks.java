// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** Whether the brokers allow the transactions of the output, and nobody has such. */
final class TransactionChecks {
    private static final String MAX_TIMEOUT = "transaction.max.timeout.ms";

    private final Admin admin;
    private final KafkaOutputOptions options;
    private final List<String> problems;

    /**
     * @param problems takes what is found wrong
     */
    TransactionChecks(Admin admin, KafkaOutputOptions options, List<String> problems) {
        this.admin = admin;
        this.options = options;
        this.problems = problems;
    }

    /** The brokers allow the transaction timeout, as far as they tell. */
    void timeout() throws ExecutionException, InterruptedException {
        for (Config config : brokers()) {
            Duration longest = Duration.ofMillis(Long.parseLong(config.get(MAX_TIMEOUT).value()));
            if (options.transactionTimeout().compareTo(longest) > 0) {
                problems.add(
                        "Expected a transaction timeout of at most "
                                + longest
                                + ", which is the brokers' '"
                                + MAX_TIMEOUT
                                + "', but found "
                                + options.transactionTimeout()
                                + ": set a shorter one, or raise that of the brokers.");
                return;
            }
        }
    }

    private Collection<Config> brokers() throws ExecutionException, InterruptedException {
        Set<ConfigResource> resources = new HashSet<>();
        for (Node node : admin.describeCluster().nodes().get()) {
            resources.add(new ConfigResource(ConfigResource.Type.BROKER, node.idString()));
        }
        try {
            return admin.describeConfigs(resources).all().get().values();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return List.of();
            }
            throw e;
        }
    }

    /** Nobody has a transaction open that this job would abort. */
    void noneOpen() throws ExecutionException, InterruptedException {
        SortedSet<String> open = new TreeSet<>();
        for (TransactionListing each :
                admin.listTransactions(
                                new ListTransactionsOptions()
                                        .filterStates(List.of(TransactionState.ONGOING)))
                        .all()
                        .get()) {
            if (each.transactionalId().startsWith(options.transactionalIds())) {
                open.add(each.transactionalId());
            }
        }
        if (!open.isEmpty()) {
            problems.add(
                    "Expected no open transaction of prefix '"
                            + options.transactionPrefix()
                            + "', but found "
                            + open
                            + ": a job with this prefix runs, or has ended with something to commit. Stop it,"
                            + " or restore its last checkpoint, or give this job another prefix; or wait for"
                            + " the brokers to abort them, and do without that output.");
        }
    }
}
