// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * A compiled payload: a JSON object whose strings may hold expressions, as in <code>
 * "Hello {{ profile.name }}"</code>. Immutable and thread-safe.
 *
 * <p>A string that is exactly one <code>{{ expression }}</code> becomes the value, with its type;
 * in a longer one values become text, as {@link dev.journeys.patterns.event.JsonText#textOf} has
 * it. Everything else, names of members too, is written as it is.
 */
public final class Template {

    private final TemplateNode root;

    Template(TemplateNode root) {
        this.root = root;
    }

    /**
     * Writes the object where the generator stands. An expression that fails, or whose value JSON
     * cannot show, is null, and inside a longer string nothing.
     *
     * @return how many expressions failed so
     * @throws IOException only if the generator throws it
     */
    public int render(Variables variables, JsonGenerator generator) throws IOException {
        return root.write(variables, generator);
    }
}
