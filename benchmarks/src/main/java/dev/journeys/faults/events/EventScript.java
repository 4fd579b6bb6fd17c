// SPDX-License-Identifier: Apache-2.0
package dev.journeys.faults.events;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes up a shop's events, one after the other, numbered: sign-ups, checkouts and what becomes of
 * them, views of products, and now and then an event once more. What happens is a function of the
 * seed, but for the timestamps.
 */
final class EventScript {
    private static final long MAX_REPEAT_MILLIS = 200;
    private static final int MAX_OPEN_SESSIONS = 400;
    private static final int RECENT_USERS = 40;
    private static final int PRODUCTS = 4;

    private final Random random;
    private final Queue<Draft> pending = new ArrayDeque<>();
    private final List<Session> open = new ArrayList<>();
    private @Nullable ScriptedEvent last;
    private long lastAt;
    private int number;
    private int users;
    private int sessions;

    EventScript(long seed) {
        random = new Random(seed);
        signUp();
    }

    /** The next event, as of a time in epoch milliseconds. */
    ScriptedEvent next(long timeMillis) {
        boolean again = random.nextInt(50) == 0;
        // After a pause it would be late.
        if (again && last != null && timeMillis - lastAt <= MAX_REPEAT_MILLIS) {
            return last;
        }
        if (pending.isEmpty()) {
            act();
        }
        last = pending.remove().at(number++, Instant.ofEpochMilli(timeMillis));
        lastAt = timeMillis;
        return last;
    }

    private void act() {
        int die = random.nextInt(100);
        if (die < 20) {
            signUp();
        } else if (die < 50 || open.isEmpty()) {
            startCheckout();
        } else if (die < 75) {
            goOn();
        } else {
            view();
        }
    }

    private void signUp() {
        String user = "u-" + users++;
        String plan = random.nextInt(3) == 0 ? "pro" : "free";
        String email = random.nextInt(10) == 0 ? "" : ",\"email\":\"" + user + "@example.com\"";
        pending.add(
                new Draft(
                        user,
                        "\"type\":\"identify\"",
                        "traits",
                        "\"plan\":\"" + plan + "\"" + email));
        pending.add(track(user, "user_signed_up", "\"plan\":\"" + plan + "\""));
    }

    private void startCheckout() {
        Session session = new Session(anyUser(), "s-" + sessions++);
        if (open.size() >= MAX_OPEN_SESSIONS) {
            open.remove(0);
        }
        open.add(session);
        pending.add(session.track("checkout_started", random.nextInt(100) + 10));
    }

    private void goOn() {
        int index = random.nextInt(open.size());
        Session session = open.get(index);
        int die = random.nextInt(100);
        if (die < 40) {
            pending.add(session.track("cart_modified", random.nextInt(100) + 10));
            return;
        }
        open.remove(index);
        pending.add(session.track(die < 85 ? "purchase_completed" : "checkout_cancelled", 0));
    }

    /** Few users and products, so that they meet again. */
    private void view() {
        String user = "u-" + (users - 1 - random.nextInt(Math.min(users, RECENT_USERS)));
        String product = "\"product_id\":\"p-" + random.nextInt(PRODUCTS) + "\"";
        int die = random.nextInt(100);
        String event =
                die < 70 ? "product_viewed" : die < 92 ? "product_added" : "product_purchased";
        pending.add(track(user, event, product));
    }

    private String anyUser() {
        return "u-" + random.nextInt(users);
    }

    private static Draft track(String user, String event, String properties) {
        return new Draft(
                user, "\"type\":\"track\",\"event\":\"" + event + "\"", "properties", properties);
    }

    private record Session(String user, String id) {
        Draft track(String event, int value) {
            return EventScript.track(
                    user, event, "\"session_id\":\"" + id + "\",\"cart_value\":" + value);
        }
    }

    private record Draft(String user, String what, String field, String fields) {
        ScriptedEvent at(int number, Instant time) {
            return new ScriptedEvent(
                    user,
                    "{\"messageId\":\"m-"
                            + number
                            + "\","
                            + what
                            + ",\"userId\":\""
                            + user
                            + "\",\"timestamp\":\""
                            + time
                            + "\",\""
                            + field
                            + "\":{\"number\":"
                            + number
                            + ","
                            + fields
                            + "}}");
        }
    }
}
