// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.kafka.broker;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a broker that is its own controller, small and quick to start. */
final class BrokerProperties {
    private BrokerProperties() {}

    static Properties of(int node, String controller, Path folder, int port, int controllerPort) {
        Properties properties = new Properties();
        listen(properties, node, controller, port, controllerPort);
        beSmall(properties);
        beQuick(properties);
        properties.setProperty("log.dirs", folder.toString());
        properties.setProperty("auto.create.topics.enable", "false");
        return properties;
    }

    private static void listen(
            Properties properties, int node, String controller, int port, int controllerPort) {
        String address = "PLAINTEXT://127.0.0.1:" + port;
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", Integer.toString(node));
        properties.setProperty("controller.quorum.voters", node + "@127.0.0.1:" + controllerPort);
        properties.setProperty("controller.listener.names", controller);
        properties.setProperty("inter.broker.listener.name", "PLAINTEXT");
        properties.setProperty(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + controller + ":PLAINTEXT");
        properties.setProperty(
                "listeners", address + "," + controller + "://127.0.0.1:" + controllerPort);
        properties.setProperty("advertised.listeners", address);
    }

    private static void beSmall(Properties properties) {
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("offsets.topic.num.partitions", "1");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("transaction.state.log.num.partitions", "1");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("min.insync.replicas", "1");
        properties.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
        properties.setProperty("num.network.threads", "1");
        properties.setProperty("num.io.threads", "2");
    }

    private static void beQuick(Properties properties) {
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("broker.session.timeout.ms", "2000");
        properties.setProperty("broker.heartbeat.interval.ms", "500");
        properties.setProperty("log.cleaner.backoff.ms", "100");
        // Transactions that time out are ended soon after.
        properties.setProperty(
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
    }
}
