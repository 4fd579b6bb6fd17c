// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.parse;

import dev.journeys.patterns.parse.Outline.ExpressionUse;
import dev.journeys.patterns.parse.Outline.Mention;
import dev.journeys.patterns.parse.Outline.Pattern;
import dev.journeys.patterns.parse.Outline.ShareList;
import dev.journeys.patterns.parse.Outline.Stage;
import dev.journeys.patterns.parse.Outline.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the {@link Outline} while the parts are read. Steps are opened and closed one after the
 * other; what is found belongs to the open one.
 */
final class OutlineBuilder {

    private final List<Step> steps = new ArrayList<>();
    private final Map<Place, List<Mention>> nameLists = new LinkedHashMap<>();
    private final Map<Place, List<Integer>> shares = new LinkedHashMap<>();
    private final List<ShareList> shareLists = new ArrayList<>();
    private final List<ExpressionUse> expressions = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();

    private @Nullable Mention stepId;
    private List<Mention> references = new ArrayList<>();
    private boolean readable = true;
    private boolean waits;
    private Place patternPlace = Place.root(1, 1);
    private boolean anyOrder;
    private List<Stage> stages = new ArrayList<>();

    /** Begins a step. */
    void openStep() {
        stepId = null;
        references = new ArrayList<>();
        readable = true;
        waits = false;
    }

    /** Ends the step that is at a place. */
    void closeStep(Place place) {
        steps.add(new Step(place, Optional.ofNullable(stepId), references, readable, waits));
    }

    void stepId(Place place, String id) {
        stepId = new Mention(place, id);
    }

    void reference(Place place, String stepId) {
        references.add(new Mention(place, stepId));
    }

    /** The open step may lead somewhere that cannot be read. */
    void unreadableReference() {
        readable = false;
    }

    /** A cycle may lead through the open step. */
    void waits() {
        waits = true;
    }

    /** The name of an item of a list. */
    void name(Place place, String name) {
        nameLists
                .computeIfAbsent(listOf(place), list -> new ArrayList<>())
                .add(new Mention(place, name));
    }

    /** The percentage of an item of a list. */
    void share(Place place, int hundredths) {
        shares.computeIfAbsent(listOf(place), list -> new ArrayList<>()).add(hundredths);
    }

    /** Ends a list with percentages. It counts only if each of its items has one. */
    void shareList(JsonValue list) {
        List<Integer> hundredths = shares.getOrDefault(list.place(), List.of());
        if (!hundredths.isEmpty() && hundredths.size() == list.items().size()) {
            shareLists.add(new ShareList(list.place(), hundredths));
        }
    }

    void expression(JsonValue value, ExpressionRole role) {
        expressions.add(new ExpressionUse(value, role));
    }

    /** Begins the stages of a pattern that are at a place. */
    void openPattern(Place place, boolean inAnyOrder) {
        patternPlace = place;
        anyOrder = inAnyOrder;
        stages = new ArrayList<>();
    }

    /** A stage of the open pattern. */
    void stage(Stage stage) {
        stages.add(stage);
    }

    /** Ends the open pattern, of which so many stages are listed. */
    void closePattern(int size) {
        patterns.add(new Pattern(patternPlace, anyOrder, size, false, stages));
    }

    /** Whether the patterns before say how long they may take. */
    void patternWithin(boolean hasWindow) {
        patterns.replaceAll(
                each ->
                        new Pattern(
                                each.place(),
                                each.anyOrder(),
                                each.size(),
                                hasWindow,
                                each.stages()));
    }

    Outline build() {
        return new Outline(
                steps, List.copyOf(nameLists.values()), shareLists, expressions, patterns);
    }

    private static Place listOf(Place fieldOfItem) {
        return fieldOfItem.parent().flatMap(Place::parent).orElse(fieldOfItem);
    }
}
