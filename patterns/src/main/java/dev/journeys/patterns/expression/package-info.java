// SPDX-License-Identifier: Apache-2.0

/** CEL: compile, check, evaluate; templates of payloads. May import {@code event} only. */
@org.jspecify.annotations.NullMarked
package dev.journeys.patterns.expression;
