// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTargetsTest {
    /** URLs, and the word with which each is refused. */
    private static final List<String[]> HOSTILE = hostile();

    private static final List<String> HARMLESS = harmless();

    private static final FakeNames NAMES = names();
    private static final HttpSender SENDER =
            new HttpSender(NetworkPolicy.DEFAULT, HttpOptions.DEFAULT, NAMES);

    @AfterAll
    static void close() {
        SENDER.close();
    }

    static Stream<String[]> hostileTargets() {
        return HOSTILE.stream();
    }

    static Stream<String> harmlessTargets() {
        return HARMLESS.stream();
    }

    @ParameterizedTest
    @MethodSource("hostileTargets")
    void sendsNothingToAHostileTarget(String url, String word) {
        // when
        HttpReply reply = Calls.await(SENDER.send(Calls.post(url)));

        // then
        assertThat(reply).isEqualTo(new HttpReply.Failed(FailureKind.ADDRESS_REFUSED, word));
    }

    @ParameterizedTest
    @MethodSource("harmlessTargets")
    void allowsPublicTargets(String url) throws RefusedException {
        // given
        CheckedNames names = new CheckedNames(NetworkPolicy.DEFAULT, lookUps());
        Origin origin = TargetUrl.parse(url).origin();

        // when
        names.check(origin).toCompletableFuture().join();

        // then
        assertThat(NetworkPolicy.DEFAULT.problem(url)).isNull();
    }

    @Test
    void coversAtLeastSixtyHostileTargets() {
        assertThat(HOSTILE)
                .extracting(row -> row[0])
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(60);
    }

    private static NameLookUps lookUps() {
        return new NameLookUps(NAMES, HttpOptions.DEFAULT.namesFor());
    }

    private static FakeNames names() {
        return new FakeNames()
                .answer("example.com", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946")
                .answer("a-b.example.co.uk", "93.184.216.34")
                .answer("xn--bcher-kva.example", "93.184.216.34")
                .answer("localhost", "127.0.0.1", "::1")
                .answer("db", "10.1.2.3")
                .answer("loopback.attacker.example", "127.0.0.1")
                .answer("six.attacker.example", "::1")
                .answer("127.0.0.1.nip.example", "127.0.0.1")
                .answer("private.attacker.example", "192.168.1.1")
                .answer("metadata.google.internal", "169.254.169.254")
                .answer("carrier.attacker.example", "100.64.1.1")
                .answer("zero.attacker.example", "0.0.0.0")
                .answer("mapped.attacker.example", "::ffff:10.0.0.1")
                .answer("nat64.attacker.example", "64:ff9b::a00:1")
                .answer("half.attacker.example", "93.184.216.34", "10.0.0.1")
                .answer("other-half.attacker.example", "127.0.0.1", "93.184.216.34")
                .answer("two-families.attacker.example", "93.184.216.34", "fd00::1");
    }

    private static List<String[]> hostile() {
        List<String[]> rows = new ArrayList<>();
        add(
                rows,
                "scheme",
                "http://example.com/",
                "HTTP://example.com/",
                "http://127.0.0.1/",
                "ftp://example.com/",
                "ws://example.com/",
                "gopher://example.com:443/_GET");
        add(
                rows,
                "url",
                "",
                "example.com",
                "//example.com/",
                "https:",
                "https://",
                "https:///path",
                "https:/example.com/",
                "https:example.com",
                "file:///etc/passwd",
                "jar:https://example.com/a!/b",
                "javascript:alert(1)",
                "https://example.com/#fragment",
                "https://127.0.0.1#@example.com/",
                "https://example.com\\@127.0.0.1/",
                "https://127.0.0.1\\.example.com/",
                "https://[127.0.0.1]/",
                "https://[::1/",
                "https://[v1.fe]/",
                "https://exa|mple.com/",
                "https://example.com/%zz");
        add(
                rows,
                "port",
                "https://example.com:/",
                "https://example.com:0/",
                "https://example.com:22/",
                "https://example.com:80/",
                "https://example.com:8443/",
                "https://example.com:65536/",
                "https://127.0.0.1:8081/");
        add(
                rows,
                "user-info",
                "https://user@example.com/",
                "https://user:password@example.com/",
                "https://:@example.com/",
                "https://example.com@127.0.0.1/",
                "https://example.com:443@127.0.0.1/",
                "https://a@b@127.0.0.1/");
        add(
                rows,
                "notation",
                // one number, octal, hexadecimal, with fewer or more parts
                "https://2130706433/",
                "https://0x7f000001/",
                "https://017700000001/",
                "https://4294967295/",
                "https://0/",
                "https://127.1/",
                "https://127.0.1/",
                "https://0177.0.0.1/",
                "https://0x7f.0.0.1/",
                "https://0x7f.0x0.0x0.0x1/",
                "https://127.0.0.01/",
                "https://127.0.0.0x1/",
                "https://0000127.0.0.1/",
                "https://256.1.1.1/",
                "https://1.2.3.4.5/",
                "https://example.0x7f/",
                // dots
                "https://127.0.0.1./",
                "https://localhost./",
                "https://example.com./",
                "https://.example.com/",
                "https://a..example.com/",
                // percent-encoding
                "https://%31%32%37.0.0.1/",
                "https://127%2e0%2e0%2e1/",
                "https://127.0.0.1%2f.example.com/",
                "https://example.com%40127.0.0.1/",
                "https://localhost%00.example.com/",
                // beyond ASCII
                "https://１２７.０.０.１/",
                "https://①②⑦.⓪.⓪.①/",
                "https://127。0。0。1/",
                "https://ｌｏｃａｌｈｏｓｔ/",
                "https://bücher.example/",
                "https://local\u00adhost/",
                "https://local\u200bhost/",
                // white space and control characters
                "https://127.0.0.1 .example.com/",
                " https://example.com/",
                "https://example.com/\r\nX-Injected: yes",
                "https://exam\nple.com/",
                "https://example.com\t/",
                "https://example.com\u0000/",
                "https://example.com/\u007f",
                // names that are none
                "https://-a.example.com/",
                "https://a_b.example.com/",
                "https://example.com:-1/",
                "https://example.com:443:443/",
                "https://*.example.com/",
                "https://" + "a".repeat(64) + ".example.com/",
                // zones, and IPv4 addresses as IPv6
                "https://[fe80::1%25eth0]/",
                "https://[::1%25lo]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::ffff:169.254.169.254]/",
                "https://[::ffff:8.8.8.8]/");
        add(rows, "address", addresses());
        add(
                rows,
                "address",
                "https://localhost/",
                "https://LOCALHOST/",
                "https://db/",
                "https://loopback.attacker.example/",
                "https://six.attacker.example/",
                "https://127.0.0.1.nip.example/",
                "https://private.attacker.example/",
                "https://metadata.google.internal/computeMetadata/v1/",
                "https://carrier.attacker.example/",
                "https://zero.attacker.example/",
                "https://mapped.attacker.example/",
                "https://nat64.attacker.example/",
                "https://half.attacker.example/",
                "https://other-half.attacker.example/",
                "https://two-families.attacker.example/");
        return rows;
    }

    private static String[] addresses() {
        return Stream.of(
                        "0.0.0.0",
                        "0.1.2.3",
                        "10.0.0.1",
                        "10.255.255.255",
                        "100.64.0.1",
                        "100.100.100.200",
                        "100.127.255.255",
                        "127.0.0.1",
                        "127.255.255.254",
                        "168.63.129.16",
                        "169.254.0.1",
                        "169.254.169.254",
                        "169.254.170.2",
                        "172.16.0.1",
                        "172.31.255.255",
                        "192.0.0.1",
                        "192.0.0.192",
                        "192.0.2.1",
                        "192.88.99.1",
                        "192.168.0.1",
                        "192.168.255.255",
                        "198.18.0.1",
                        "198.19.255.255",
                        "198.51.100.1",
                        "203.0.113.1",
                        "224.0.0.1",
                        "239.255.255.255",
                        "240.0.0.1",
                        "255.255.255.255",
                        "[::]",
                        "[::1]",
                        "[0:0:0:0:0:0:0:1]",
                        "[0000:0000:0000:0000:0000:0000:0000:0001]",
                        "[::127.0.0.1]",
                        "[::7f00:1]",
                        "[::8.8.8.8]",
                        "[::ffff:0:127.0.0.1]",
                        "[64:ff9b::127.0.0.1]",
                        "[64:ff9b::8.8.8.8]",
                        "[64:ff9b:1::a00:1]",
                        "[100::1]",
                        "[2001::1]",
                        "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
                        "[2001:2::1]",
                        "[2001:10::1]",
                        "[2001:20::1]",
                        "[2001:db8::1]",
                        "[2002:7f00:1::]",
                        "[2002:c0a8:101::1]",
                        "[3fff::1]",
                        "[4000::1]",
                        "[5f00::1]",
                        "[fc00::1]",
                        "[fd00:ec2::254]",
                        "[fdff:ffff::1]",
                        "[fe80::1]",
                        "[FE80::A9FE:A9FE]",
                        "[febf::1]",
                        "[fec0::1]",
                        "[ff02::1]",
                        "[ff0e::1]")
                .map(address -> "https://" + address + "/")
                .toArray(String[]::new);
    }

    private static List<String> harmless() {
        List<String> urls = new ArrayList<>();
        urls.add("https://example.com");
        urls.add("https://example.com/");
        urls.add("HTTPS://EXAMPLE.com:443/in?token=a%20b&c=[d]");
        urls.add("https://a-b.example.co.uk//two//slashes/@user:1");
        urls.add("https://xn--bcher-kva.example/");
        // What lies right beside the ranges that are refused.
        Stream.of(
                        "1.0.0.0",
                        "8.8.8.8",
                        "9.255.255.255",
                        "11.0.0.0",
                        "100.63.255.255",
                        "100.128.0.0",
                        "126.255.255.255",
                        "128.0.0.0",
                        "168.63.129.15",
                        "168.63.129.17",
                        "169.253.255.255",
                        "169.255.0.0",
                        "172.15.255.255",
                        "172.32.0.0",
                        "191.255.255.255",
                        "192.0.1.0",
                        "192.0.3.0",
                        "192.88.98.255",
                        "192.88.100.0",
                        "192.167.255.255",
                        "192.169.0.0",
                        "198.17.255.255",
                        "198.20.0.0",
                        "198.51.99.255",
                        "198.51.101.0",
                        "203.0.112.255",
                        "203.0.114.0",
                        "223.255.255.255",
                        "[2000::1]",
                        "[2001:200::1]",
                        "[2001:4860:4860::8888]",
                        "[2001:db7:ffff::1]",
                        "[2001:db9::1]",
                        "[2003::1]",
                        "[2606:4700:4700::1111]",
                        "[2a00:1450:4001:80b::200e]",
                        "[3ffe:ffff::1]",
                        "[3fff:1000::1]")
                .forEach(address -> urls.add("https://" + address + "/"));
        return urls;
    }

    private static void add(List<String[]> rows, String word, String... urls) {
        for (String url : urls) {
            rows.add(new String[] {url, word});
        }
    }
}
