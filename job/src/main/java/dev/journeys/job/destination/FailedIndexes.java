// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.destination;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeys.connectors.batch.BatchReply.FailedItem;
import dev.journeys.connectors.batch.BatchStatus;
import dev.journeys.connectors.batch.FailedItems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * <p>Any other reply names none: such endpoints take a request as a whole. An object that breaks
 * off may have named some: it was longer than what is read, or the connection or the deadline ended
 * first.
 */
final class FailedIndexes implements FailedItems {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST = "failed";
    private static final String UNKNOWN = "failed";

    @Override
    public Optional<List<FailedItem>> read(byte[] reply, boolean cut, int deliveries) {
        try (JsonParser parser = JSON.createParser(reply)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                return object(parser, cut).map(object -> items(object, deliveries));
            }
            return cut && first == null ? Optional.empty() : Optional.of(List.of());
        } catch (IOException notJson) {
            return Optional.of(List.of());
        }
    }

    /** The object that has begun; one without anything where it is no JSON. */
    private static Optional<JsonNode> object(JsonParser parser, boolean cut) {
        try {
            return Optional.of(JSON.readTree(parser));
        } catch (JsonEOFException breaksOff) {
            // Also where nobody says so: without a length, an end looks like any other.
            return Optional.empty();
        } catch (IOException notJson) {
            return cut ? Optional.empty() : Optional.of(JSON.createObjectNode());
        }
    }

    private static List<FailedItem> items(JsonNode reply, int deliveries) {
        Map<Integer, FailedItem> failed = new TreeMap<>();
        for (JsonNode each : reply.path(LIST)) {
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
}
