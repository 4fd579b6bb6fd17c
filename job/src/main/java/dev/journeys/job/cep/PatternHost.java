// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cep;

import dev.journeys.patterns.compile.CompiledPattern;
import dev.journeys.patterns.event.JsonSlice;
import dev.journeys.patterns.event.PatternEvent;
import dev.journeys.patterns.event.PatternEvent.StageConditions;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.time.TimerService;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the patterns of entries by Flink CEP: the NFA and its shared buffer, without Flink's
 * operator. What has begun to match is handed out as bytes after every event and taken in with the
 * next, so that a key that nothing has begun for costs nothing.
 *
 * <p>Differs from {@code CEP.pattern} with {@code skipPastLastEvent} in three things: a match is
 * given at once, also where an older partial match is still open; of several that come at one time
 * the first in {@link dev.journeys.patterns.compile.PatternMatch#ORDER} counts; and there is a
 * limit to what is kept, beyond which the oldest partial matches are given up.
 *
 * <p>One a subtask, used by its task thread only.
 */
public final class PatternHost {
    /** How many partial matches are kept for one key. */
    public static final int MAX_PARTIAL_MATCHES = 200;

    /** How many bytes the partial matches of one key and their events may take. */
    public static final int MAX_BYTES = 1 << 20;

    /** The time at which nothing times out. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final byte FORMAT = 1;
    private static final AfterMatchSkipStrategy NO_SKIP = AfterMatchSkipStrategy.noSkip();
    private static final TimerService NO_PROCESSING_TIME = () -> 0;

    private final HeapStateStore store = new HeapStateStore();
    private final SharedBuffer<PatternEvent> buffer =
            new SharedBuffer<>(store, PatternEventSerializer.INSTANCE);
    private final NFAStateSerializer states = new NFAStateSerializer();
    private final Map<CompiledPattern, Machine> machines = new IdentityHashMap<>();
    private final DataOutputSerializer out = new DataOutputSerializer(1024);

    /** Opens a host; there is nothing to close. */
    public PatternHost() {
        // The buffer owns a non-daemon timer thread for its statistics; without this a JVM would
        // not exit.
        buffer.releaseCacheStatisticsTimer();
    }

    /**
     * An event of a key.
     *
     * @param kept what the last progress of the key has given, null for none
     * @param time epoch milliseconds, not before the key's last event; the key has been told by
     *     {@link #elapse} of every time that was due up to it
     */
    public PatternProgress take(
            CompiledPattern pattern,
            byte @Nullable [] kept,
            long time,
            JsonSlice properties,
            StageConditions conditions) {
        return run(
                pattern,
                kept,
                (machine, memory, accessor) -> {
                    // Also forgets the numbers of events that are over.
                    elapse(machine, memory, accessor, time);
                    PatternEvent event = pattern.event(memory.sequence++, properties, conditions);
                    return machine.nfa.process(
                            accessor, memory.state, event, time, NO_SKIP, NO_PROCESSING_TIME);
                });
    }

    /**
     * A time has come that was due.
     *
     * @param kept what the last progress of the key has given
     * @param time epoch milliseconds: the first time that is due
     */
    public PatternProgress elapse(CompiledPattern pattern, byte[] kept, long time) {
        return run(
                pattern,
                kept,
                (machine, memory, accessor) -> elapse(machine, memory, accessor, time));
    }

    private static Iterable<Map<String, List<PatternEvent>>> elapse(
            Machine machine, Memory memory, SharedBufferAccessor<PatternEvent> accessor, long time)
            throws Exception {
        return machine.nfa.advanceTime(accessor, memory.state, time, NO_SKIP).f0;
    }

    /** Lets go of compiled patterns; to be called when definitions have changed. */
    public void forgetPatterns() {
        machines.clear();
    }

    /**
     * The accessor's close declares every exception, so the compiler warns of an interrupt that
     * cannot happen.
     */
    @SuppressWarnings("try")
    private PatternProgress run(
            CompiledPattern pattern, byte @Nullable [] kept, Question question) {
        try {
            Machine machine = machines.computeIfAbsent(pattern, Machine::of);
            Memory memory = read(machine, kept);
            Selection selection = new Selection(pattern, memory.state);
            try (SharedBufferAccessor<PatternEvent> accessor = buffer.getAccessor()) {
                selection.choose(question.ask(machine, memory, accessor), accessor);
            }
            if (kept != null && !memory.state.isStateChanged() && memory.lost == 0) {
                return new PatternProgress(
                        List.of(), kept, selection.firstTimeout(pattern.windowMillis()), 0);
            }
            byte[] bytes = write(machine, memory);
            int dropped = memory.lost;
            while (selection.size() > MAX_PARTIAL_MATCHES || bytes.length > MAX_BYTES) {
                try (SharedBufferAccessor<PatternEvent> accessor = buffer.getAccessor()) {
                    selection.dropOldest(accessor);
                }
                dropped++;
                bytes = write(machine, memory);
            }
            return new PatternProgress(
                    selection.matches(),
                    selection.size() == 0 ? null : bytes,
                    selection.firstTimeout(pattern.windowMillis()),
                    dropped);
        } catch (Exception e) {
            throw new FlinkRuntimeException(
                    "Expected Flink CEP to run the pattern of an entry.", e);
        } finally {
            // The buffer's caches do not know whose events these were; closing the accessor has
            // moved them to the store.
            store.clear();
        }
    }

    private byte[] write(Machine machine, Memory memory) throws IOException {
        out.clear();
        out.writeByte(FORMAT);
        out.writeInt(machine.fingerprint);
        out.writeLong(memory.sequence);
        states.serialize(memory.state, out);
        store.write(out);
        return out.getCopyOfBuffer();
    }

    private Memory read(Machine machine, byte @Nullable [] kept) throws IOException {
        Memory memory = new Memory(machine.nfa.createInitialNFAState());
        if (kept == null) {
            return memory;
        }
        DataInputDeserializer in = new DataInputDeserializer(kept);
        byte format = in.readByte();
        if (format != FORMAT) {
            throw new IOException(
                    "Expected partial matches in format " + FORMAT + ", but found " + format + ".");
        }
        if (in.readInt() != machine.fingerprint) {
            // An NFA fails on the states of another pattern.
            memory.lost = 1;
            return memory;
        }
        memory.sequence = in.readLong();
        memory.state = states.deserialize(in);
        store.read(in);
        return memory;
    }

    /** A pattern as Flink CEP runs it. */
    private static final class Machine {
        final NFA<PatternEvent> nfa;
        final int fingerprint;

        private Machine(NFA<PatternEvent> nfa, int fingerprint) {
            this.nfa = nfa;
            this.fingerprint = fingerprint;
        }

        static Machine of(CompiledPattern pattern) {
            NFA<PatternEvent> nfa =
                    NFACompiler.compileFactory(pattern.pattern(), false).createNFA();
            // Another version of Flink may name the states otherwise.
            List<String> names =
                    nfa.getStates().stream().map(each -> each.getName()).sorted().toList();
            return new Machine(nfa, 31 * pattern.fingerprint() + names.hashCode());
        }
    }

    /** What is kept of a key, beside the shared buffer. */
    private static final class Memory {
        NFAState state;
        long sequence;
        int lost;

        Memory(NFAState state) {
            this.state = state;
        }
    }

    private interface Question {
        Iterable<Map<String, List<PatternEvent>>> ask(
                Machine machine, Memory memory, SharedBufferAccessor<PatternEvent> accessor)
                throws Exception;
    }
}
