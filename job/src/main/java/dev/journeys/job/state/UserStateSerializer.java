// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.state;

import dev.journeys.job.state.UserState.RecentStart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes what is kept of a user. Live instances name their journey by its place among the last
 * entries.
 */
public final class UserStateSerializer extends VersionedSerializer<UserState> {
    /** Stateless, so one is enough. */
    public static final UserStateSerializer INSTANCE = new UserStateSerializer();

    private static final long serialVersionUID = 1;
    private static final byte[] NO_PROFILE = {};

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(UserState user, DataOutputView out) throws IOException {
        byte[] profile = user.profile();
        Varints.writeBytes(profile == null ? NO_PROFILE : profile, out);
        List<String> journeys = new ArrayList<>(user.lastEntries().size());
        Varints.writeUnsigned(user.lastEntries().size(), out);
        for (Map.Entry<String, Long> last : user.lastEntries().entrySet()) {
            journeys.add(last.getKey());
            Varints.writeText(last.getKey(), out);
            Varints.writeSigned(last.getValue(), out);
        }
        Varints.writeUnsigned(user.live().size(), out);
        for (LiveInstance instance : user.live()) {
            writeInstance(instance, journeys, out);
        }
        Varints.writeUnsigned(user.recentStarts().size(), out);
        for (RecentStart start : user.recentStarts()) {
            Varints.writeText(start.journey(), out);
            Varints.writeNullableText(start.identifier(), out);
            Varints.writeSigned(start.start(), out);
            Varints.writeUnsigned(start.number(), out);
        }
        writeMessages(user.messages(), out);
        Varints.writeSigned(user.timer(), out);
        writePatterns(user, out);
    }

    private static void writePatterns(UserState user, DataOutputView out) throws IOException {
        Varints.writeUnsigned(user.patterns().size(), out);
        for (OpenPattern pattern : user.patterns()) {
            Varints.writeText(pattern.journey(), out);
            Varints.writeUnsigned(pattern.version(), out);
            Varints.writeNullableText(pattern.identifier(), out);
            Varints.writeSigned(pattern.due(), out);
        }
    }

    private static void writeInstance(
            LiveInstance instance, List<String> journeys, DataOutputView out) throws IOException {
        Varints.writeUnsigned(journeys.indexOf(instance.journey()), out);
        Varints.writeUnsigned(instance.version(), out);
        Varints.writeNullableText(instance.identifier(), out);
        Varints.writeSigned(instance.start(), out);
        Varints.writeUnsigned(instance.number(), out);
        Varints.writeUnsigned(instance.step(), out);
        Varints.writeSigned(instance.due() - instance.start(), out);
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
    UserState read(int version, DataInputView in) throws IOException {
        UserState user = new UserState();
        byte[] profile = Varints.readBytes(in);
        user.profile(profile.length == 0 ? null : profile);
        int entries = Varints.readInt(in);
        List<String> journeys = new ArrayList<>(entries);
        for (int i = 0; i < entries; i++) {
            journeys.add(Varints.readText(in));
            user.lastEntries().put(journeys.get(i), Varints.readSigned(in));
        }
        for (int left = Varints.readInt(in); left > 0; left--) {
            user.live().add(readInstance(journeys, in));
        }
        for (int left = Varints.readInt(in); left > 0; left--) {
            user.recentStarts()
                    .add(
                            new RecentStart(
                                    Varints.readText(in),
                                    Varints.readNullableText(in),
                                    Varints.readSigned(in),
                                    Varints.readInt(in)));
        }
        long before = 0;
        for (int left = Varints.readInt(in); left > 0; left--) {
            long fingerprint = in.readLong();
            before += Varints.readSigned(in);
            user.messages().add(fingerprint, before);
        }
        user.timer(Varints.readSigned(in));
        for (int left = Varints.readInt(in); left > 0; left--) {
            user.patterns()
                    .add(
                            new OpenPattern(
                                    Varints.readText(in),
                                    Varints.readInt(in),
                                    Varints.readNullableText(in),
                                    Varints.readSigned(in)));
        }
        return user;
    }

    private static LiveInstance readInstance(List<String> journeys, DataInputView in)
            throws IOException {
        String journey = journeys.get(Varints.readInt(in));
        int version = Varints.readInt(in);
        String identifier = Varints.readNullableText(in);
        long start = Varints.readSigned(in);
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
