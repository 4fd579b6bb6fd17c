// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.batch;

import dev.journeys.connectors.receiver.Behaviour;
import dev.journeys.connectors.receiver.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A bulk endpoint that refuses requests with a poisoned delivery, fails every ninth request, and
 * takes every fifth delivery only when it comes again. Its replies name indexes: {@code failed 0
 * 2}.
 */
final class PickyBulk implements Behaviour {
    static final int POISONED = 137;

    private static final Pattern ITEM = Pattern.compile("\\{\"n\":([0-9]+)}");

    final Set<Integer> taken = ConcurrentHashMap.newKeySet();
    final Set<String> malformed = ConcurrentHashMap.newKeySet();

    private final Set<Integer> seen = new TreeSet<>();
    private int requests;

    @Override
    public int status() {
        return 200;
    }

    @Override
    public String word() {
        return "picky";
    }

    @Override
    public void answer(Exchange exchange) throws IOException {
        Reply reply = reply(new String(exchange.body(), StandardCharsets.UTF_8));
        exchange.write(
                "HTTP/1.1 "
                        + reply.status()
                        + " Picky\r\nContent-Length: "
                        + reply.body().length()
                        + "\r\n\r\n"
                        + reply.body());
    }

    private synchronized Reply reply(String body) {
        List<Integer> items = new ArrayList<>();
        Matcher matcher = ITEM.matcher(body);
        while (matcher.find()) {
            items.add(Integer.valueOf(matcher.group(1)));
        }
        String expected =
                items.stream()
                        .map(n -> "{\"n\":" + n + "}")
                        .collect(Collectors.joining(",", "{\"batch\":[", "]}"));
        if (!body.equals(expected)) {
            malformed.add(body);
        }
        if (items.contains(POISONED)) {
            return new Reply(400, "");
        }
        return ++requests % 9 == 0 ? new Reply(503, "") : new Reply(200, take(items));
    }

    private String take(List<Integer> items) {
        StringBuilder failed = new StringBuilder("failed");
        for (int i = 0; i < items.size(); i++) {
            int n = items.get(i);
            if (n % 5 == 0 && seen.add(n)) {
                failed.append(' ').append(i);
            } else {
                taken.add(n);
            }
        }
        return failed.toString();
    }

    private record Reply(int status, String body) {}
}
