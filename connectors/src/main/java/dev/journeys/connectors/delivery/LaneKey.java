// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

/** The key of a lane: the destination, a slash, and the number of the lane. */
record LaneKey(String destination, int lane) {
    private static final char SEPARATOR = '/';
    private static final String[] ENDS = ends();

    private static String[] ends() {
        String[] ends = new String[Message.LANES];
        for (int lane = 0; lane < ends.length; lane++) {
            ends[lane] = SEPARATOR + Integer.toString(lane);
        }
        return ends;
    }

    static String of(String destination, int lane) {
        return destination.concat(ENDS[lane]);
    }

    /** Reads what {@link #of} has made; destinations may have slashes. */
    static LaneKey parse(String key) {
        int separator = key.lastIndexOf(SEPARATOR);
        return new LaneKey(
                key.substring(0, separator), Integer.parseInt(key.substring(separator + 1)));
    }
}
