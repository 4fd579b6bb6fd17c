// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.explain;

/**
 * One thing that is to be known.
 *
 * @param name what it is about, in a word or two; the same for every definition
 * @param text in Markdown
 */
record Fact(String name, String text) {}
