// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import dev.journeys.connectors.serialization.Varints;
import dev.journeys.connectors.serialization.VersionedSerializer;
import dev.journeys.job.state.UserState.RecentStart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        List<String> journeys = new ArrayList<>(user.lastEntries().size());
        Varints.writeUnsigned(user.lastEntries().size(), out);
        for (Map.Entry<String, Long> last : user.lastEntries().entrySet()) {
            journeys.add(last.getKey());
            StateTexts.write(last.getKey(), out);
            Varints.writeSigned(last.getValue(), out);
        }
        Varints.writeUnsigned(user.live().size(), out);
        for (LiveInstance instance : user.live()) {
            writeInstance(user, instance, journeys, out);
        }
        Varints.writeUnsigned(user.recentStarts().size(), out);
        for (RecentStart start : user.recentStarts()) {
            writeJourney(start.journey(), journeys, out);
            StateTexts.writeNullable(start.identifier(), out);
            Varints.writeSigned(start.start() - lastEntry(user, start.journey()), out);
            Varints.writeUnsigned(start.number(), out);
        }
        writeMessages(user.messages(), out);
        writeTimer(user, out);
        writePatterns(user, out);
    }

    private static void writePatterns(UserState user, DataOutputView out) throws IOException {
        Varints.writeUnsigned(user.patterns().size(), out);
        for (OpenPattern pattern : user.patterns()) {
            StateTexts.write(pattern.journey(), out);
            Varints.writeUnsigned(pattern.version(), out);
            StateTexts.writeNullable(pattern.identifier(), out);
            Varints.writeSigned(pattern.due(), out);
        }
    }

    private static void writeInstance(
            UserState user, LiveInstance instance, List<String> journeys, DataOutputView out)
            throws IOException {
        writeJourney(instance.journey(), journeys, out);
        Varints.writeUnsigned(instance.version(), out);
        StateTexts.writeNullable(instance.identifier(), out);
        Varints.writeSigned(instance.start() - lastEntry(user, instance.journey()), out);
        Varints.writeUnsigned(instance.number(), out);
        Varints.writeUnsigned(instance.step(), out);
        Varints.writeSigned(instance.due() - instance.start(), out);
    }

    private static void writeJourney(String journey, List<String> journeys, DataOutputView out)
            throws IOException {
        Varints.writeUnsigned(journeys.indexOf(journey), out);
    }

    /** Every instance is one of the user's entries; most are the last of their journey. */
    private static long lastEntry(UserState user, String journey) {
        return Objects.requireNonNull(user.lastEntries().get(journey));
    }

    /** Nothing, or how far it is from the first instance's, which it mostly is. */
    private static void writeTimer(UserState user, DataOutputView out) throws IOException {
        boolean none = user.timer() == UserState.NO_TIMER;
        out.writeBoolean(!none);
        if (!none) {
            Varints.writeSigned(user.timer() - firstDue(user), out);
        }
    }

    private static long firstDue(UserState user) {
        return user.live().isEmpty() ? 0 : user.live().get(0).due();
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

    @Override
    protected UserState read(int version, DataInputView in) throws IOException {
        UserState user = new UserState();
        byte[] profile = Varints.readBytes(in);
        user.profile(profile.length == 0 ? null : profile);
        int entries = Varints.readInt(in);
        List<String> journeys = new ArrayList<>(entries);
        for (int i = 0; i < entries; i++) {
            journeys.add(StateTexts.read(in));
            user.lastEntries().put(journeys.get(i), Varints.readSigned(in));
        }
        for (int left = Varints.readInt(in); left > 0; left--) {
            user.live().add(readInstance(user, journeys, in));
        }
        for (int left = Varints.readInt(in); left > 0; left--) {
            String journey = journeys.get(Varints.readInt(in));
            user.recentStarts()
                    .add(
                            new RecentStart(
                                    journey,
                                    StateTexts.readNullable(in),
                                    lastEntry(user, journey) + Varints.readSigned(in),
                                    Varints.readInt(in)));
        }
        long before = 0;
        for (int left = Varints.readInt(in); left > 0; left--) {
            long fingerprint = in.readLong();
            before += Varints.readSigned(in);
            user.messages().add(fingerprint, before);
        }
        if (in.readBoolean()) {
            user.timer(firstDue(user) + Varints.readSigned(in));
        }
        for (int left = Varints.readInt(in); left > 0; left--) {
            user.patterns()
                    .add(
                            new OpenPattern(
                                    StateTexts.read(in),
                                    Varints.readInt(in),
                                    StateTexts.readNullable(in),
                                    Varints.readSigned(in)));
        }
        return user;
    }

    private static LiveInstance readInstance(
            UserState user, List<String> journeys, DataInputView in) throws IOException {
        String journey = journeys.get(Varints.readInt(in));
        int version = Varints.readInt(in);
        String identifier = StateTexts.readNullable(in);
        long start = lastEntry(user, journey) + Varints.readSigned(in);
        return new LiveInstance(
                journey,
                version,
                identifier,
                start,
                Varints.readInt(in),
                Varints.readInt(in),
                start + Varints.readSigned(in));
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
