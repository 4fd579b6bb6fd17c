// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.journeys.connectors.control.ControlEntry;
import dev.journeys.job.destination.DestinationParser;
import dev.journeys.job.state.ControlUpdate;
import dev.journeys.job.state.DefinitionRecord;
import dev.journeys.job.state.DestinationKey;
import dev.journeys.patterns.parse.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one control record (section 5 of the journey format), or the definition of a destination
 * under its key, which is passed on as it is. A record has a key of its own, as in a topic, or
 * names it in the field {@code key}, as a line of a file may; a line may also leave it out. Strict:
 * what is unknown or contradicts itself is refused. Stateless.
 */
public final class ControlRecordParser {
    private static final String REASON = "invalid-control-record";
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private ControlRecordParser() {}

    /** Reads an entry, whatever it is. */
    public static ControlReading parse(ControlEntry entry) {
        return switch (entry.kind()) {
            case COMPLETE -> new ControlReading.Valid(ControlUpdate.complete());
            case REMOVAL -> removal(entry, entry.key());
            case CUT ->
                    invalid(
                            entry,
                            "Expected a control record of at most "
                                    + DefinitionLimits.MAX_RECORD_BYTES
                                    + " bytes, but found a longer one.");
            case VALUE -> value(entry);
        };
    }

    private static ControlReading value(ControlEntry entry) {
        if (entry.value().length == 0) {
            return removal(entry, entry.key());
        }
        return DestinationKey.isMeant(entry.key()) ? destination(entry) : record(entry);
    }

    private static ControlReading destination(ControlEntry entry) {
        return DestinationKey.id(entry.key())
                .map(id -> ControlReading.setDestination(id, entry.value()))
                .orElseGet(() -> invalid(entry, wrongKey(entry.key())));
    }

    private static ControlReading removal(ControlEntry entry, String text) {
        Optional<String> destination = DestinationKey.id(text);
        if (destination.isPresent()) {
            return ControlReading.removeDestination(destination.get());
        }
        Optional<ControlKey> key = ControlKey.parse(text);
        return key.isPresent()
                ? ControlReading.remove(key.get().text())
                : invalid(entry, wrongKey(text));
    }

    private static String wrongKey(String text) {
        String expected =
                DestinationKey.isMeant(text)
                        ? "'destination/ID' with an id of letters, digits, '.', '_' and '-'"
                        : "'journey/version/effectiveFrom'";
        return "Expected a key " + expected + ", but found " + Found.quoted(text) + ".";
    }

    private static ControlReading record(ControlEntry entry) {
        JsonNode json;
        try {
            json = JSON.readTree(entry.value());
        } catch (JsonProcessingException e) {
            String mistake = isDestination(entry) ? "" : ": " + e.getOriginalMessage();
            return invalid(entry, "Expected JSON, but found a mistake" + mistake + ".");
        } catch (IOException e) {
            return invalid(entry, "Expected JSON, but found no text: " + e.getMessage() + ".");
        }
        if (!json.isObject()) {
            return invalid(entry, "Expected an object, but found something else.");
        }
        boolean isLine = entry.key().isEmpty();
        if (isLine && json.has("destination") && !json.has("journey")) {
            return destinationLine(entry, json.path("destination").asText());
        }
        ControlFields fields = new ControlFields(json);
        if (isLine && fields.hasOnly("key")) {
            return removal(entry, fields.text("key", "journey/version/effectiveFrom"));
        }
        DefinitionRecord record = record(entry, fields);
        if (fields.problems().isEmpty() && ControlKey.parse(record.key()).isEmpty()) {
            fields.problem(
                    "Expected in 'journey' lower-case letters, digits and '-', but found "
                            + Found.quoted(record.journey())
                            + ".");
        }
        if (fields.has("key")) {
            if (isLine) {
                checkKey(record, fields.text("key", record.key()), fields);
            } else {
                fields.problem("Expected the key beside the record, but found a field 'key'.");
            }
        }
        if (!isLine) {
            checkKey(record, entry.key(), fields);
        }
        return fields.problems().isEmpty()
                ? ControlReading.set(record)
                : invalid(entry, String.join(" ", fields.problems()));
    }

    private static ControlReading destinationLine(ControlEntry entry, String id) {
        return DestinationKey.isId(id)
                ? ControlReading.setDestination(id, entry.value())
                : invalid(
                        entry,
                        "Expected in 'destination' an id of letters, digits, '.', '_' and '-', but"
                                + " found another.");
    }

    private static DefinitionRecord record(ControlEntry entry, ControlFields fields) {
        String journey = fields.text("journey", "cart-abandonment");
        int version = fields.version();
        JsonNode definition = fields.definition();
        if (definition != null) {
            checkDefinition(definition, journey, version, fields);
        }
        return new DefinitionRecord(
                journey,
                version,
                fields.time(),
                fields.status(),
                definition == null ? null : source(entry.value(), definition));
    }

    private static void checkDefinition(
            JsonNode definition, String journey, int version, ControlFields fields) {
        JsonNode id = definition.path("id");
        if (id.isTextual() && !id.textValue().equals(journey)) {
            fields.problem(
                    "Expected a definition of "
                            + Found.quoted(journey)
                            + ", but found one of "
                            + Found.quoted(id.textValue())
                            + ".");
        }
        JsonNode number = definition.path("version");
        if (number.isIntegralNumber() && number.longValue() != version) {
            fields.problem(
                    "Expected a definition of version "
                            + version
                            + ", but found one of version "
                            + number.longValue()
                            + ".");
        }
    }

    private static void checkKey(DefinitionRecord record, String text, ControlFields fields) {
        Optional<ControlKey> key = ControlKey.parse(text);
        if (key.isEmpty()) {
            fields.problem(wrongKey(text));
        } else if (!key.get().text().equals(record.key()) && fields.problems().isEmpty()) {
            fields.problem(
                    "Expected the key "
                            + Found.quoted(record.key())
                            + ", as the record says, but found "
                            + Found.quoted(text)
                            + ".");
        }
    }

    /** The definition as it was written, so that its mistakes are found where they are. */
    private static byte @Nullable [] source(byte[] record, JsonNode definition) {
        try (JsonParser json = JSON.getFactory().createParser(record)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = json.currentName().equals("definition");
                json.nextToken();
                long begin = json.currentTokenLocation().getByteOffset();
                json.skipChildren();
                long end = json.currentLocation().getByteOffset();
                if (found && begin >= 0) {
                    return Arrays.copyOfRange(record, (int) begin, (int) end);
                }
            }
            // Text that is not UTF-8 has no places in bytes.
            return JSON.writeValueAsBytes(definition);
        } catch (IOException e) {
            throw new IllegalStateException("Expected JSON that has been read before.", e);
        }
    }

    private static ControlReading invalid(ControlEntry entry, String detail) {
        return new ControlReading.Invalid(
                REASON,
                detail,
                isDestination(entry) ? "" : new String(entry.value(), StandardCharsets.UTF_8),
                entry.place());
    }

    private static boolean isDestination(ControlEntry entry) {
        return DestinationKey.isMeant(entry.key())
                || entry.key().isEmpty() && DestinationParser.isMeant(entry.value());
    }
}
