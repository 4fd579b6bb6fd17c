// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.control;

import dev.journeys.job.state.DefinitionRecord;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What the subtasks say to one record. */
final class Answers {
    private static final String PUBLISHED = "published";

    private final String name;
    private final String status;
    private final TreeMap<Integer, Acknowledgement> bySubtask = new TreeMap<>();
    private int subtasks;

    /**
     * @param name the record's, for people
     * @param status what the record says that the job acknowledges
     */
    private Answers(String name, String status) {
        this.name = name;
        this.status = status;
    }

    static Answers to(DefinitionRecord record) {
        String status = Wording.status(record.status());
        return new Answers(
                "'" + record.journey() + "' version " + record.version() + " " + status, status);
    }

    static Answers to(DestinationChange destination) {
        return new Answers("destination '" + destination.id() + "'", PUBLISHED);
    }

    /** One of another status is about an earlier record of the same key. */
    void take(Acknowledgement acknowledgement) {
        if (!acknowledgement.status().equals(status)) {
            return;
        }
        if (acknowledgement.subtasks() != subtasks) {
            // The job was started anew at another parallelism, and all say it again.
            subtasks = acknowledgement.subtasks();
            bySubtask.clear();
        }
        bySubtask.put(acknowledgement.subtask(), acknowledgement);
    }

    /** Of the record, for people. */
    String name() {
        return name;
    }

    /** Of the job; 0 where none has said anything. */
    int subtasks() {
        return subtasks;
    }

    /** The subtasks that have said something, in their order. */
    List<Integer> heard() {
        return List.copyOf(bySubtask.keySet());
    }

    /** The subtasks that have said nothing, in their order. */
    List<Integer> silent() {
        return IntStream.range(0, subtasks)
                .filter(subtask -> !bySubtask.containsKey(subtask))
                .boxed()
                .toList();
    }

    boolean isSettled() {
        return isRefused() || subtasks > 0 && bySubtask.size() == subtasks;
    }

    boolean isRefused() {
        return !problems().isEmpty();
    }

    /** Whether some subtask had taken events of the record's effective time already. */
    boolean isLate() {
        return bySubtask.values().stream().anyMatch(Acknowledgement::late);
    }

    /** Why it was refused; every subtask that refuses says the same. */
    List<Acknowledgement.Reason> problems() {
        return bySubtask.values().stream()
                .map(Acknowledgement::problems)
                .filter(problems -> !problems.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
