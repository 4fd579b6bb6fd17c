// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.connectors.batch.BatchReply.FailedItem;
import dev.journeys.connectors.batch.BatchStatus;
import dev.journeys.connectors.batch.FailedItems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the deliveries that a bulk endpoint names as failed although it has answered 2xx: an object
 * with a list {@code failed}, of indexes from 0, or of objects with an {@code index} and, if it
 * likes, the {@code status} that this delivery alone would have got. Without a status it is tried
 * again.
 *
 * <pre>{@code
 * {"failed":[3, {"index":7,"status":400}, {"index":8,"status":503}]}
 * }</pre>
 *
 * <p>Any other reply names none: such endpoints take a request as a whole.
 */
final class FailedIndexes implements FailedItems {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST = "failed";
    private static final String UNKNOWN = "failed";

    @Override
    public List<FailedItem> read(byte[] reply, int deliveries) {
        Map<Integer, FailedItem> failed = new TreeMap<>();
        for (JsonNode each : list(reply)) {
            JsonNode index = each.isObject() ? each.path("index") : each;
            if (index.isInt() && index.intValue() >= 0 && index.intValue() < deliveries) {
                failed.put(index.intValue(), item(index.intValue(), each.path("status")));
            }
        }
        return new ArrayList<>(failed.values());
    }

    private static FailedItem item(int index, JsonNode status) {
        return status.isInt()
                ? BatchStatus.item(index, status.intValue())
                : new FailedItem(index, true, UNKNOWN);
    }

    private static JsonNode list(byte[] reply) {
        try {
            return JSON.readTree(reply).path(LIST);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }
}
