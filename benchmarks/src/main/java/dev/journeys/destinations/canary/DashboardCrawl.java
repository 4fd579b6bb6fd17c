// SPDX-License-Identifier: Apache-2.0
package dev.journeys.destinations.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks Flink's REST API for everything that can be read, and keeps the answers as files. */
final class DashboardCrawl {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final List<String> CLUSTER =
            List.of(
                    "/config",
                    "/overview",
                    "/jobs",
                    "/jobs/metrics",
                    "/jobs/overview",
                    "/datasets",
                    "/jobmanager/config",
                    "/jobmanager/environment",
                    "/jobmanager/logs",
                    "/jobmanager/log",
                    "/jobmanager/stdout",
                    "/jobmanager/thread-dump",
                    "/taskmanagers",
                    "/taskmanagers/metrics");

    private static final List<String> JOB =
            List.of(
                    "",
                    "/accumulators",
                    "/accumulators?includeSerializedValue=true",
                    "/checkpoints",
                    "/checkpoints/config",
                    "/config",
                    "/exceptions",
                    "/jobmanager/config",
                    "/jobmanager/environment",
                    "/plan",
                    "/status");

    private static final List<String> VERTEX =
            List.of(
                    "",
                    "/accumulators",
                    "/backpressure",
                    "/flamegraph",
                    "/jm-operator-metrics",
                    "/subtasks/0",
                    "/subtasks/accumulators",
                    "/subtasks/metrics",
                    "/subtasktimes",
                    "/taskmanagers",
                    "/watermarks");

    private static final List<String> TASK_MANAGER =
            List.of("", "/logs", "/log", "/stdout", "/thread-dump");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI root;
    private final Path folder;
    private int answers;
    private int asked;

    /**
     * @param folder for the answers
     */
    DashboardCrawl(URI root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /** How many questions were answered with 200. */
    int answers() {
        return answers;
    }

    void crawl() throws IOException, InterruptedException {
        askAll("", CLUSTER);
        metrics("/jobmanager/metrics");
        for (String manager : texts(ask("/taskmanagers"), "taskmanagers", "id")) {
            askAll("/taskmanagers/" + manager, TASK_MANAGER);
            metrics("/taskmanagers/" + manager + "/metrics");
        }
        for (String job : texts(ask("/jobs"), "jobs", "id")) {
            crawlJob("/jobs/" + job);
        }
    }

    private void crawlJob(String job) throws IOException, InterruptedException {
        askAll(job, JOB);
        metrics(job + "/metrics");
        List<String> checkpoints = new ArrayList<>();
        for (JsonNode checkpoint : ask(job + "/checkpoints").path("history")) {
            checkpoints.add(job + "/checkpoints/details/" + checkpoint.path("id").asText());
        }
        askAll("", checkpoints);
        for (String vertex : texts(ask(job), "vertices", "id")) {
            askAll(job + "/vertices/" + vertex, VERTEX);
            metrics(job + "/vertices/" + vertex + "/metrics");
            metrics(job + "/vertices/" + vertex + "/subtasks/0/metrics");
        }
    }

    private void askAll(String beginning, List<String> ends)
            throws IOException, InterruptedException {
        for (String end : ends) {
            ask(beginning + end);
        }
    }

    /** The names of metrics, and then the value of each. */
    private void metrics(String path) throws IOException, InterruptedException {
        for (JsonNode metric : ask(path)) {
            String name = URLEncoder.encode(metric.path("id").asText(), StandardCharsets.UTF_8);
            ask(path + "?get=" + name);
        }
    }

    private static List<String> texts(JsonNode answer, String list, String field) {
        List<String> texts = new ArrayList<>();
        answer.path(list).forEach(each -> texts.add(each.path(field).asText()));
        return texts;
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(root.resolve(path)).timeout(LIMIT).GET().build();
        var answer = client.send(request, BodyHandlers.ofByteArray());
        String name = String.format("%05d-%d", asked++, answer.statusCode());
        Files.write(folder.resolve(name), answer.body());
        Files.writeString(
                folder.resolve(name + "-head"), path + "\n" + answer.headers().map() + "\n");
        if (answer.statusCode() != OK) {
            return JSON.missingNode();
        }
        answers++;
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException text) {
            return JSON.missingNode();
        }
    }
}
