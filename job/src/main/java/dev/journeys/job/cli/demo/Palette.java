// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.demo;

/** Colours of a terminal, or none. */
enum Palette {
    COLOURED,
    PLAIN;

    private static final int[] OF_DESTINATIONS = {36, 35, 33, 32, 94};

    String bold(String text) {
        return painted(1, text);
    }

    String dim(String text) {
        return painted(2, text);
    }

    /** The same destination is always of the same colour. */
    String destination(String name, String text) {
        return painted(
                OF_DESTINATIONS[Math.floorMod(name.hashCode(), OF_DESTINATIONS.length)], text);
    }

    private String painted(int code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
