// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A name service that knows what a test tells it, and notes what it is asked. Any thread. */
final class FakeNames implements NameService {
    private final Map<String, Deque<List<String>>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    /** Answers with these addresses, after what was said before; the last answer stays. */
    synchronized FakeNames answer(String host, String... addresses) {
        answers.computeIfAbsent(host, name -> new ArrayDeque<>()).add(List.of(addresses));
        return this;
    }

    @Override
    public InetAddress[] lookUp(String host) throws UnknownHostException {
        List<String> addresses = next(host);
        InetAddress[] found = new InetAddress[addresses.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = InetAddress.getByName(addresses.get(i));
        }
        return found;
    }

    private synchronized List<String> next(String host) throws UnknownHostException {
        asked.add(host);
        Deque<List<String>> known = answers.get(host);
        if (known == null) {
            throw new UnknownHostException(host);
        }
        return known.size() > 1 ? known.remove() : known.getFirst();
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }
}
