// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.receiver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Answers that a sender has to survive. */
enum WickedReply implements Behaviour {
    /** The head, one byte a second. */
    SLOW("slow", 200) {
        @Override
        public void answer(Exchange exchange) throws IOException, InterruptedException {
            trickle(exchange, "HTTP/1.1 200 Scripted\r\nContent-Length: 0\r\n\r\n");
        }
    },
    /** The head at once, then a body of 1000 bytes, one a second. */
    SLOW_BODY("slow-body", 200) {
        @Override
        public void answer(Exchange exchange) throws IOException, InterruptedException {
            exchange.write("HTTP/1.1 200 Scripted\r\nContent-Length: 1000\r\n\r\n");
            trickle(exchange, "x".repeat(1000));
        }
    },
    /** A TCP reset instead of an answer. */
    RESET("reset", 0) {
        @Override
        public void answer(Exchange exchange) throws IOException {
            exchange.reset();
        }
    },
    /** A body of 1 GB. */
    HUGE("huge", 200) {
        @Override
        public void answer(Exchange exchange) throws IOException {
            exchange.write("HTTP/1.1 200 Scripted\r\nContent-Length: 1073741824\r\n\r\n");
            repeat(exchange, block(64 * 1024, 'x'), 16 * 1024);
        }
    },
    /** A body of 1 GB in a head: a header line that does not end. */
    HUGE_HEAD("huge-head", 200) {
        @Override
        public void answer(Exchange exchange) throws IOException {
            exchange.write("HTTP/1.1 200 Scripted\r\nX-Long: ");
            repeat(exchange, block(64 * 1024, 'x'), 16 * 1024);
            exchange.closeAfterwards();
        }
    },
    /** 16 MB of gzip that unpack to 16 GB. */
    GZIP("gzip", 200) {
        @Override
        public void answer(Exchange exchange) throws IOException {
            byte[] member = Packed.MEMBER;
            exchange.write(
                    "HTTP/1.1 200 Scripted\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + member.length * 1024L
                            + "\r\n\r\n");
            repeat(exchange, member, 1024);
        }
    },
    /** Something that is not HTTP. */
    GARBAGE("garbage", 0) {
        @Override
        public void answer(Exchange exchange) throws IOException {
            exchange.write("\u0000\u0001 220 hello, this is no web server\r\n\r\n");
            exchange.closeAfterwards();
        }
    },
    /** Half of a body, then the end. */
    HALF("half", 200) {
        @Override
        public void answer(Exchange exchange) throws IOException {
            exchange.write("HTTP/1.1 200 Scripted\r\nContent-Length: 100\r\n\r\nonly this");
            exchange.closeAfterwards();
        }
    },
    /** The connection ends without an answer. */
    CLOSE("close", 0) {
        @Override
        public void answer(Exchange exchange) {
            exchange.closeAfterwards();
        }
    };

    private final String word;
    private final int status;

    WickedReply(String word, int status) {
        this.word = word;
        this.status = status;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public int status() {
        return status;
    }

    private static void trickle(Exchange exchange, String text)
            throws IOException, InterruptedException {
        for (byte one : text.getBytes(StandardCharsets.ISO_8859_1)) {
            exchange.write(new byte[] {one});
            exchange.pause(Duration.ofSeconds(1));
        }
    }

    private static void repeat(Exchange exchange, byte[] bytes, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            exchange.write(bytes);
        }
    }

    private static byte[] block(int size, char character) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) character);
        return bytes;
    }

    /** Made when first asked for. */
    private static final class Packed {
        /** 16 MB of zeros. */
        static final byte[] MEMBER = member();

        private static byte[] member() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(new byte[16 * 1024 * 1024]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }
}
