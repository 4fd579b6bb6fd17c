// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli;

/** Definitions with and without mistakes. */
public final class DefinitionFixtures {

    /** Eight mistakes against eight rules; each on a line of its own. */
    public static final String EIGHT_MISTAKES =
            """
            {
              "id": "eight-mistakes", "version": 0,
              "entry": { "event": "signed_up",
                         "where": "properties.plan.size() > 'three'",
                         "onlyOnce": true },
              "exits": [
                { "name": "gone", "event": "account_closed" },
                { "name": "gone", "event": "account_deleted" }
              ],
              "steps": [
                { "id": "wait", "type": "hold-until",
                  "atMost": "1 hour",
                  "branches": [
                    { "name": "activated", "event": "activated", "next": "split" }
                  ],
                  "timeout": "reminder" },
                { "id": "split", "type": "random-split",
                  "branches": [
                    { "name": "a", "percent": 33.33, "next": "welcome" },
                    { "name": "b", "percent": 66.66 }
                  ] },
                { "id": "welcome", "type": "send", "destination": "email" },
                { "id": "reminders", "type": "send", "destination": "email" },
                { "id": "orphan", "type": "send", "destination": "email" }
              ]
            }
            """;

    private DefinitionFixtures() {}

    /** A definition without mistakes. */
    public static String valid(String id, int version) {
        return """
        {
          "id": "%s",
          "version": %d,
          "entry": { "event": "signed_up" },
          "steps": [ { "id": "hello", "type": "send", "destination": "email" } ]
        }
        """
                .formatted(id, version);
    }
}
