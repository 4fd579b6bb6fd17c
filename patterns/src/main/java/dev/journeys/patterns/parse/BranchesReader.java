// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import java.util.List;
import java.util.Optional;

/**
 * Reads the branches of a step: at least one.
 *
 * @param branch which kind of branch
 * @param <T> the record of a branch
 */
record BranchesReader<T>(Part<T> branch) implements ValueReader<List<T>> {

    @Override
    public Optional<List<T>> read(JsonValue value, Reading reading) {
        return ListReader.atLeastOne(new PartReader<>(branch)).read(value, reading);
    }

    /** Tells the outline of a step whose branches may lead somewhere that cannot be read. */
    void check(FieldValues values, Field<List<T>> field) {
        boolean readable = values.source(field).filter(BranchesReader::listsObjects).isPresent();
        if (!readable) {
            values.reading().outline().unreadableReference();
        }
    }

    private static boolean listsObjects(JsonValue value) {
        return !value.items().isEmpty()
                && value.items().stream().allMatch(item -> item.node().isObject());
    }
}
