// SPDX-License-Identifier: Apache-2.0

/**
 * What must hold between the parts of a definition: one class per rule, one list of them in {@link
 * dev.journeys.patterns.validate.Rules}. {@link dev.journeys.patterns.validate.DefinitionReader} is
 * how the rest of the project reads a definition. May import {@code parse}, {@code definition} and
 * {@code expression}.
 */
@org.jspecify.annotations.NullMarked
package dev.journeys.patterns.validate;
