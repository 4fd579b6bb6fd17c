// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import dev.journeys.connectors.serialization.Varints;
import dev.journeys.connectors.serialization.VersionedSerializer;
import dev.journeys.job.state.UserState.RecentStart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes what is kept of a user. What speaks of a journey names it by its place among the last
 * entries, and times are written as what they are beyond one that is there already: a million users
 * wait with few bytes each.
 */
public final class UserStateSerializer extends VersionedSerializer<UserState> {
    /** Stateless, so one is enough. */
    public static final UserStateSerializer INSTANCE = new UserStateSerializer();

    private static final long serialVersionUID = 1;
    private static final byte[] NO_PROFILE = {};

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(UserState user, DataOutputView out) throws IOException {
        byte[] profile = user.profile();
        Varints.writeBytes(profile == null ? NO_PROFILE : profile, out);
        LastEntries entries = user.lastEntries();
        writeEntries(entries, out);
        Varints.writeUnsigned(user.live().size(), out);
        for (LiveInstance instance : user.live()) {
            writeInstance(instance, entries, out);
        }
        Varints.writeUnsigned(user.recentStarts().size(), out);
        for (RecentStart start : user.recentStarts()) {
            int entry = entry(start.journey(), entries);
            Varints.writeUnsigned(entry, out);
            StateTexts.writeNullable(start.identifier(), out);
            Varints.writeSigned(start.start() - entries.time(entry), out);
            Varints.writeUnsigned(start.number(), out);
        }
        writeMessages(user.messages(), out);
        writeTimer(user.timer(), user.live(), out);
        writePatterns(user.patterns(), out);
    }

    private static void writeEntries(LastEntries entries, DataOutputView out) throws IOException {
        Varints.writeUnsigned(entries.size(), out);
        for (int i = 0; i < entries.size(); i++) {
            StateTexts.write(entries.journey(i), out);
            Varints.writeSigned(entries.time(i), out);
        }
    }

    private static void writeInstance(
            LiveInstance instance, LastEntries entries, DataOutputView out) throws IOException {
        int entry = entry(instance.journey(), entries);
        Varints.writeUnsigned(entry, out);
        Varints.writeUnsigned(instance.version(), out);
        StateTexts.writeNullable(instance.identifier(), out);
        Varints.writeSigned(instance.start() - entries.time(entry), out);
        Varints.writeUnsigned(instance.number(), out);
        Varints.writeUnsigned(instance.step(), out);
        Varints.writeSigned(instance.due() - instance.start(), out);
    }

    /** Every instance is one of the user's entries; most are the last of their journey. */
    private static int entry(String journey, LastEntries entries) {
        int index = entries.find(journey);
        if (index < 0) {
            throw new IllegalStateException(
                    "Expected a last entry into journey '" + journey + "', but there is none.");
        }
        return index;
    }

    private static void writeMessages(MessageIds messages, DataOutputView out) throws IOException {
        Varints.writeUnsigned(messages.size(), out);
        long before = 0;
        for (int i = 0; i < messages.size(); i++) {
            out.writeLong(messages.fingerprint(i));
            Varints.writeSigned(messages.time(i) - before, out);
            before = messages.time(i);
        }
    }

    /** Nothing, or how far it is from the first instance's, which it mostly is. */
    private static void writeTimer(long timer, List<LiveInstance> live, DataOutputView out)
            throws IOException {
        boolean none = timer == UserState.NO_TIMER;
        out.writeBoolean(!none);
        if (!none) {
            Varints.writeSigned(timer - firstDue(live), out);
        }
    }

    private static long firstDue(List<LiveInstance> live) {
        return live.isEmpty() ? 0 : live.get(0).due();
    }

    private static void writePatterns(List<OpenPattern> patterns, DataOutputView out)
            throws IOException {
        Varints.writeUnsigned(patterns.size(), out);
        for (OpenPattern pattern : patterns) {
            StateTexts.write(pattern.journey(), out);
            Varints.writeUnsigned(pattern.version(), out);
            StateTexts.writeNullable(pattern.identifier(), out);
            Varints.writeSigned(pattern.due(), out);
        }
    }

    @Override
    protected UserState read(int version, DataInputView in) throws IOException {
        byte[] profile = Varints.readBytes(in);
        LastEntries entries = readEntries(in);
        List<LiveInstance> live = readAll(in, () -> readInstance(entries, in));
        List<RecentStart> starts = readAll(in, () -> readStart(entries, in));
        MessageIds messages = readMessages(in);
        long timer =
                in.readBoolean() ? firstDue(live) + Varints.readSigned(in) : UserState.NO_TIMER;
        List<OpenPattern> patterns = readAll(in, () -> readPattern(in));
        UserState user =
                new UserState(
                        profile.length == 0 ? null : profile,
                        entries,
                        live,
                        patterns,
                        starts,
                        messages);
        user.timer(timer);
        return user;
    }

    private static LastEntries readEntries(DataInputView in) throws IOException {
        int size = Varints.readInt(in);
        String[] journeys = new String[size];
        long[] times = new long[size];
        for (int i = 0; i < size; i++) {
            journeys[i] = StateTexts.read(in);
            times[i] = Varints.readSigned(in);
        }
        return new LastEntries(journeys, times);
    }

    private interface Reading<T> {
        T next() throws IOException;
    }

    private static <T> List<T> readAll(DataInputView in, Reading<T> reading) throws IOException {
        int size = Varints.readInt(in);
        if (size == 0) {
            return List.of();
        }
        List<T> all = new ArrayList<>(size + 1);
        for (int left = size; left > 0; left--) {
            all.add(reading.next());
        }
        return all;
    }

    private static LiveInstance readInstance(LastEntries entries, DataInputView in)
            throws IOException {
        int entry = Varints.readInt(in);
        int version = Varints.readInt(in);
        String identifier = StateTexts.readNullable(in);
        long start = entries.time(entry) + Varints.readSigned(in);
        return new LiveInstance(
                entries.journey(entry),
                version,
                identifier,
                start,
                Varints.readInt(in),
                Varints.readInt(in),
                start + Varints.readSigned(in));
    }

    private static RecentStart readStart(LastEntries entries, DataInputView in) throws IOException {
        int entry = Varints.readInt(in);
        return new RecentStart(
                entries.journey(entry),
                StateTexts.readNullable(in),
                entries.time(entry) + Varints.readSigned(in),
                Varints.readInt(in));
    }

    /** With room for the one that is mostly added next. */
    private static MessageIds readMessages(DataInputView in) throws IOException {
        int size = Varints.readInt(in);
        MessageIds messages = MessageIds.withRoomFor(size + 1);
        long time = 0;
        for (int left = size; left > 0; left--) {
            long fingerprint = in.readLong();
            time += Varints.readSigned(in);
            messages.add(fingerprint, time);
        }
        return messages;
    }

    private static OpenPattern readPattern(DataInputView in) throws IOException {
        return new OpenPattern(
                StateTexts.read(in),
                Varints.readInt(in),
                StateTexts.readNullable(in),
                Varints.readSigned(in));
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public UserState createInstance() {
        return new UserState();
    }

    @Override
    public UserState copy(UserState from) {
        return from.copy();
    }

    @Override
    public TypeSerializerSnapshot<UserState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The serializer has no configuration: its versions are in the data. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<UserState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
