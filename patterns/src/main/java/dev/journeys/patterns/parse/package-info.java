// SPDX-License-Identifier: Apache-2.0

/**
 * The JSON of a journey definition becomes records, or problems that say where they are. Every part
 * of a definition has one small class with the table of its fields; {@link
 * dev.journeys.patterns.parse.DefinitionParser} is the way in. What holds between parts (step ids,
 * names, percentages, expressions) is left to {@code validate}, which reads it from the {@link
 * dev.journeys.patterns.parse.Outline}. May import {@code definition} and Jackson; nothing else of
 * ours.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.patterns.parse;
