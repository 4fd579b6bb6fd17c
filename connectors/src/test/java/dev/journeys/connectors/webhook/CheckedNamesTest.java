// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CheckedNamesTest {
    private static final String PUBLIC = "93.184.216.34";
    private static final String HOST = "hooks.example.com";

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong();
    private final FakeNames service = new FakeNames();
    private final NameLookUps lookUps = lookUps(service);
    private final CheckedNames names = new CheckedNames(NetworkPolicy.DEFAULT, lookUps);

    @AfterEach
    void close() {
        lookUps.close();
    }

    @Test
    void connectsToTheAddressThatWasCheckedAlsoWhereTheNameHasAnotherByNow() throws Exception {
        // given
        service.answer(HOST, PUBLIC).answer(HOST, "127.0.0.1");

        // when
        names.check(target()).toCompletableFuture().join();
        InetAddress[] connected = names.resolve(HOST);

        // then
        assertThat(connected).containsExactly(InetAddress.getByName(PUBLIC));
        assertThat(service.asked()).containsExactly(HOST);
    }

    @Test
    void refusesANameThatWasPublicAndIsLoopbackWhenItIsAskedAgain() throws Exception {
        // given
        CountDownLatch gate = new CountDownLatch(1);
        service.answer(HOST, PUBLIC).answer(HOST, "127.0.0.1");
        NameLookUps slow = lookUps(afterTheFirst(gate, service));
        CheckedNames rebound = new CheckedNames(NetworkPolicy.DEFAULT, slow);
        rebound.check(target()).toCompletableFuture().join();

        // when
        advance(KEPT);
        CompletableFuture<Void> meanwhile = rebound.check(target()).toCompletableFuture();
        InetAddress[] connected = rebound.resolve(HOST);
        gate.countDown();
        Throwable failure = firstFailure(rebound);

        // then
        assertThat(meanwhile).isCompleted();
        assertThat(connected).containsExactly(InetAddress.getByName(PUBLIC));
        assertThat(failure).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> rebound.resolve(HOST)).isInstanceOf(UnknownHostException.class);
        slow.close();
    }

    @Test
    void connectsToNothingWhereTheNameIsLoopbackByNowAlthoughItWasCheckedBefore() throws Exception {
        // given
        CountDownLatch gate = new CountDownLatch(1);
        service.answer(HOST, PUBLIC).answer(HOST, "127.0.0.1");
        NameLookUps slow = lookUps(afterTheFirst(gate, service));
        CheckedNames rebound = new CheckedNames(NetworkPolicy.DEFAULT, slow);
        rebound.check(target()).toCompletableFuture().join();
        advance(KEPT);
        rebound.check(target()).toCompletableFuture().join();

        // when
        gate.countDown();
        awaitKnown(slow, "127.0.0.1");

        // then
        assertThatThrownBy(() -> rebound.resolve(HOST)).isInstanceOf(UnknownHostException.class);
        slow.close();
    }

    @Test
    void goesOnWithWhatIsKnownWhileEightOtherNamesHang() throws Exception {
        // given
        service.answer(HOST, PUBLIC);
        NameLookUps busy =
                lookUps(behind(new CountDownLatch(1), host -> host.startsWith("hangs-")));
        CheckedNames waiting = new CheckedNames(NetworkPolicy.DEFAULT, busy);
        waiting.check(target()).toCompletableFuture().join();
        for (int i = 0; i < 8; i++) {
            assertThat(busy.of("hangs-" + i).toCompletableFuture()).isNotDone();
        }

        // when
        advance(NameLookUps.OLDEST.minusNanos(1));
        CompletableFuture<Void> checked = waiting.check(target()).toCompletableFuture();

        // then
        assertThat(checked).isCompleted();
        assertThat(waiting.resolve(HOST)).containsExactly(InetAddress.getByName(PUBLIC));

        // when
        advance(Duration.ofNanos(1));
        CompletableFuture<Void> late = waiting.check(target()).toCompletableFuture();

        // then
        assertThat(late).as("what is known is too old").isNotDone();
        assertThatThrownBy(() -> waiting.resolve(HOST)).isInstanceOf(UnknownHostException.class);
        busy.close();
    }

    @Test
    void waitsForTheNewAnswerWhereTheOldOneIsTooOld() throws Exception {
        // given
        service.answer(HOST, PUBLIC).answer(HOST, "127.0.0.1");
        names.check(target()).toCompletableFuture().join();

        // when
        advance(NameLookUps.OLDEST);
        CompletableFuture<Void> again = names.check(target()).toCompletableFuture();

        // then
        assertThatThrownBy(again::join).hasCauseInstanceOf(RefusedException.class);
    }

    @Test
    void sendsNothingOnceANameThatWasKnownHasNoAddressAnyMore() throws Exception {
        // given
        service.answer(HOST, PUBLIC).answer(HOST);
        names.check(target()).toCompletableFuture().join();

        // when
        advance(KEPT);
        Throwable failure = firstFailure(names);

        // then
        assertThat(failure).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> names.resolve(HOST)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void asksAgainAfterAnError() throws Exception {
        // given
        service.answer(HOST, PUBLIC);
        Error error = new NoClassDefFoundError("A failure that the test asked for.");
        AtomicBoolean failed = new AtomicBoolean();
        NameLookUps failing =
                lookUps(
                        host -> {
                            if (failed.compareAndSet(false, true)) {
                                throw error;
                            }
                            return service.lookUp(host);
                        });
        CheckedNames checked = new CheckedNames(NetworkPolicy.DEFAULT, failing);

        // when
        Throwable failure = firstFailure(checked);
        advance(Duration.ofSeconds(1));
        checked.check(target()).toCompletableFuture().join();

        // then
        assertThat(failure).isSameAs(error);
        assertThat(checked.resolve(HOST)).containsExactly(InetAddress.getByName(PUBLIC));
        failing.close();
    }

    @Test
    void forgetsWhatIsTooOldAndNothingElse() throws Exception {
        // given
        service.answer(HOST, PUBLIC);
        names.check(target()).toCompletableFuture().join();

        // when
        advance(NameLookUps.OLDEST.minusNanos(1));
        lookUps.forget();

        // then
        assertThat(lookUps.known(HOST)).containsExactly(InetAddress.getByName(PUBLIC));

        // when
        advance(Duration.ofNanos(1));
        lookUps.forget();
        nanos.set(0);

        // then
        assertThat(lookUps.known(HOST)).isEmpty();
    }

    @Test
    void knowsNoAddressOfANameThatWasNotChecked() {
        assertThatThrownBy(() -> names.resolve(HOST)).isInstanceOf(UnknownHostException.class);
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void connectsToNoAddressThatIsRefusedWhoeverAsksForIt() throws Exception {
        assertThat(names.allows(new InetSocketAddress("127.0.0.1", 443))).isFalse();
        assertThat(names.allows(new InetSocketAddress("10.0.0.1", 443))).isFalse();
        assertThat(names.allows(InetSocketAddress.createUnresolved(HOST, 443))).isFalse();
        assertThat(names.allows(new InetSocketAddress(PUBLIC, 443))).isTrue();
        assertThatThrownBy(() -> names.resolve("127.0.0.1"))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void failsWhereTheNameHasNoAddress() throws Exception {
        // when
        CompletableFuture<Void> checked = names.check(target()).toCompletableFuture();

        // then
        assertThatThrownBy(checked::join).hasCauseInstanceOf(UnknownHostException.class);
    }

    @Test
    void asksOnceForAllWhoWaitForTheSameName() throws Exception {
        // given
        CountDownLatch gate = new CountDownLatch(1);
        NameLookUps slow = lookUps(behind(gate, HOST::equals));
        service.answer(HOST, PUBLIC);
        CheckedNames waiting = new CheckedNames(NetworkPolicy.DEFAULT, slow);
        CompletableFuture<Void> first = waiting.check(target()).toCompletableFuture();
        CompletableFuture<Void> second = waiting.check(target()).toCompletableFuture();

        // when
        gate.countDown();
        first.join();
        second.join();

        // then
        assertThat(service.asked()).containsExactly(HOST);
        slow.close();
    }

    @Test
    void answersForOtherNamesWhileOneHangs() throws Exception {
        // given
        NameLookUps hanging = lookUps(behind(new CountDownLatch(1), "hangs.example.com"::equals));
        service.answer(HOST, PUBLIC);
        CheckedNames waiting = new CheckedNames(NetworkPolicy.DEFAULT, hanging);
        CompletableFuture<?> never = hanging.of("hangs.example.com").toCompletableFuture();

        // when
        waiting.check(target()).toCompletableFuture().join();

        // then
        assertThat(never).isNotDone();
        hanging.close();
        assertThat(never).isCompletedExceptionally();
    }

    private NameLookUps lookUps(NameService names) {
        return new NameLookUps(names, KEPT, nanos::get);
    }

    private void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Checks until that fails; the test's time limit ends it otherwise. */
    private static Throwable firstFailure(CheckedNames names) throws Exception {
        while (!Thread.interrupted()) {
            try {
                names.check(target()).toCompletableFuture().get();
            } catch (ExecutionException e) {
                return e.getCause();
            }
        }
        throw new AssertionError("Expected a failure, but there was none in time.");
    }

    private static void awaitKnown(NameLookUps lookUps, String address) throws Exception {
        while (!lookUps.known(HOST).equals(List.of(InetAddress.getByName(address)))) {
            if (Thread.interrupted()) {
                throw new AssertionError("Expected another address, but none came in time.");
            }
        }
    }

    private NameService behind(CountDownLatch gate, Predicate<String> held) {
        return host -> {
            if (held.test(host)) {
                await(gate);
            }
            return service.lookUp(host);
        };
    }

    private static NameService afterTheFirst(CountDownLatch gate, NameService service) {
        AtomicBoolean asked = new AtomicBoolean();
        return host -> {
            if (!asked.compareAndSet(false, true)) {
                await(gate);
            }
            return service.lookUp(host);
        };
    }

    private static void await(CountDownLatch gate) throws UnknownHostException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new UnknownHostException("interrupted");
        }
    }

    private static Origin target() throws RefusedException {
        return Origin.parse("https://" + HOST);
    }
}
