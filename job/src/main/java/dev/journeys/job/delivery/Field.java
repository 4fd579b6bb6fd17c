// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.delivery;

import java.nio.charset.StandardCharsets;

/** The name of a field of a record that goes out, encoded once for all records. */
final class Field {
    static final byte[] TRUE = utf8("true");
    static final byte[] FALSE = utf8("false");

    static final Field ATTEMPTS = new Field("attempts");
    static final Field BRANCH = new Field("branch");
    static final Field CHANNEL = new Field("channel");
    static final Field CODE = new Field("code");
    static final Field COLUMN = new Field("column");
    static final Field COUNT = new Field("count");
    static final Field DELIVERY = new Field("delivery");
    static final Field DESTINATION = new Field("destination");
    static final Field DETAIL = new Field("detail");
    static final Field EFFECTIVE_FROM = new Field("effectiveFrom");
    static final Field ENTERED_AT = new Field("enteredAt");
    static final Field EVENT = new Field("event");
    static final Field ID = new Field("id");
    static final Field IDENTIFIER = new Field("identifier");
    static final Field INSTANCE = new Field("instance");
    static final Field JOURNEY = new Field("journey");
    static final Field JOURNEY_CONTEXT = new Field("journey_context");
    static final Field LATE = new Field("late");
    static final Field LINE = new Field("line");
    static final Field MESSAGE = new Field("message");
    static final Field NAME = new Field("name");
    static final Field PLACE = new Field("place");
    static final Field POINTER = new Field("pointer");
    static final Field PROBLEMS = new Field("problems");
    static final Field PROPERTIES = new Field("properties");
    static final Field REASON = new Field("reason");
    static final Field STATE = new Field("state");
    static final Field STATUS = new Field("status");
    static final Field STEP = new Field("step");
    static final Field SUBTASK = new Field("subtask");
    static final Field SUBTASKS = new Field("subtasks");
    static final Field TEXT = new Field("text");
    static final Field TIMESTAMP = new Field("timestamp");
    static final Field TYPE = new Field("type");
    static final Field UNTIL = new Field("until");
    static final Field USER_ID = new Field("userId");
    static final Field VERSION = new Field("version");

    /** With the comma before it and the colon after it. */
    private final byte[] bytes;

    private Field(String name) {
        bytes = utf8(",\"" + name + "\":");
    }

    /**
     * @param isFirst whether no field of the object goes before it
     */
    void write(LineBuffer line, boolean isFirst) {
        int skipped = isFirst ? 1 : 0;
        line.write(bytes, skipped, bytes.length - skipped);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
