// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What Flink's REST says of the job and the TaskManagers. */
public final class FlinkRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String TASKMANAGER = "taskmanager-";

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String address;

    FlinkRest(String address) {
        this.address = address;
    }

    /** Whether the job runs, with all its tasks. */
    public boolean isRunning(String job) throws IOException, InterruptedException {
        JsonNode answer = get("/jobs/" + job);
        int tasks = 0;
        int running = 0;
        for (JsonNode vertex : answer.path("vertices")) {
            tasks += vertex.path("parallelism").intValue();
            running += vertex.path("tasks").path("RUNNING").intValue();
        }
        return answer.path("state").asText().equals("RUNNING") && tasks > 0 && running == tasks;
    }

    /** The state of the job, such as {@code RUNNING} or {@code RESTARTING}. */
    public String state(String job) throws IOException, InterruptedException {
        return get("/jobs/" + job + "/status").path("status").asText();
    }

    /** How many checkpoints of the job are complete, those before a restart included. */
    public int completedCheckpoints(String job) throws IOException, InterruptedException {
        return get("/jobs/" + job + "/checkpoints").path("counts").path("completed").intValue();
    }

    /** The TaskManagers that have tasks to run. */
    public List<ClusterProcess> busyTaskManagers() throws IOException, InterruptedException {
        List<ClusterProcess> busy = new ArrayList<>();
        for (JsonNode found : get("/taskmanagers").path("taskmanagers")) {
            String id = found.path("id").asText();
            if (found.path("freeSlots").intValue() < found.path("slotsNumber").intValue()
                    && id.startsWith(TASKMANAGER)) {
                int number = Integer.parseInt(id.substring(TASKMANAGER.length()));
                busy.add(ClusterProcess.taskManager(number));
            }
        }
        return busy;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(TIMEOUT).build();
        return JSON.readTree(client.send(request, BodyHandlers.ofByteArray()).body());
    }
}
