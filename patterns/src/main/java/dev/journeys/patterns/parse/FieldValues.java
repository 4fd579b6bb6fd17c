// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of one object's fields, as far as they could be read. */
public final class FieldValues {

    private final String owner;
    private final JsonValue object;
    private final Reading reading;
    private final Map<Field<?>, Object> values = new HashMap<>();
    private final Map<Field<?>, JsonValue> sources = new HashMap<>();
    private boolean complete = true;

    FieldValues(String owner, JsonValue object, Reading reading) {
        this.owner = owner;
        this.object = object;
        this.reading = reading;
    }

    /**
     * The value of a required field; may be asked for only where all fields are {@link #complete}.
     */
    public <T> T get(Field<T> field) {
        return find(field)
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "Expected '" + field.name() + "', but it is missing."));
    }

    /** The value of a field; none where it is absent, null where that means absent, or wrong. */
    @SuppressWarnings("unchecked") // A value is put in with the type of its field's reader.
    public <T> Optional<T> find(Field<T> field) {
        return Optional.ofNullable((T) values.get(field));
    }

    /**
     * What is written for a field, right or wrong; none where it is absent, or null where that
     * means absent.
     */
    public Optional<JsonValue> source(Field<?> field) {
        return Optional.ofNullable(sources.get(field));
    }

    /** Whether something is written for a field, right or wrong. */
    public boolean has(Field<?> field) {
        return sources.containsKey(field);
    }

    /** Whether an object of the definition can be made of the values without guessing. */
    boolean complete() {
        return complete;
    }

    Reading reading() {
        return reading;
    }

    <T> void read(Field<T> field, @Nullable JsonValue source) {
        if (source == null) {
            if (field.required()) {
                missing("the field " + Found.quoted(field.name()));
            }
        } else if (!(field.nullable() && source.node().isNull())) {
            sources.put(field, source);
            field.reader()
                    .read(source, reading)
                    .ifPresentOrElse(value -> values.put(field, value), () -> complete = false);
        }
    }

    /** Reports a field that is not allowed here. */
    void unknown(String name, Place key, Collection<String> allowed) {
        String fields = String.join(", ", allowed.stream().map(Found::quoted).toList());
        String message =
                "Expected one of the fields %s or 'x-…' in %s, but found %s.%s"
                        .formatted(fields, owner, Found.quoted(name), Nearest.hint(name, allowed));
        reading.problems().add(key, ProblemCode.UNKNOWN_FIELD, message);
    }

    /** The value of a misspelt field, of which no definition is made. */
    JsonValue guessed(JsonValue.Member member) {
        complete = false;
        return member.value();
    }

    /** Reports fields of which one must be there. */
    void missing(String fields) {
        complete = false;
        String message = "Expected " + fields + " in " + owner + ", but found none.";
        reading.problem(object, ProblemCode.MISSING_FIELD, message);
    }

    /** Reports a field that another one excludes. */
    public void conflict(Field<?> field, String message) {
        refuse(field, ProblemCode.CONFLICTING_FIELDS, message);
    }

    /** Reports a field whose value cannot stand beside the others. */
    public void refuse(Field<?> field, ProblemCode code, String message) {
        complete = false;
        source(field).ifPresent(value -> reading.problem(value, code, message));
    }
}
