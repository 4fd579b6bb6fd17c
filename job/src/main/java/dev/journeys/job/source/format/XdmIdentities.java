// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.source.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the user in an {@code identityMap}, a list of identities for each namespace: the first that
 * is marked as primary, else the first ECID, else the only one that there is.
 */
final class XdmIdentities {
    private static final String DEVICE = "ECID";

    private final String field;
    private final JsonParser json;
    private @Nullable String primary;
    private @Nullable String device;
    private @Nullable String only;
    private boolean several;

    private XdmIdentities(String field, JsonParser json) {
        this.field = field;
        this.json = json;
    }

    /**
     * Reads the map on which the parser stands.
     *
     * @return null where there is no identity
     */
    static @Nullable String user(String field, JsonParser json)
            throws IOException, InvalidEventException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        EventFields.requireObject(field, json);
        XdmIdentities identities = new XdmIdentities(field, json);
        identities.readNamespaces();
        return identities.user();
    }

    private @Nullable String user() throws InvalidEventException {
        if (primary != null) {
            return primary;
        }
        if (device != null) {
            return device;
        }
        if (several) {
            throw new InvalidEventException(
                    "Expected an identity in '"
                            + field
                            + "' that is marked as primary, an ECID or a single one, but found several"
                            + " others.");
        }
        return only;
    }

    private void readNamespaces() throws IOException, InvalidEventException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String namespace = json.currentName();
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw EventFields.unexpected("lists of identities", field, json);
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                EventFields.requireObject(field, json);
                readIdentity(namespace);
            }
        }
    }

    private void readIdentity(String namespace) throws IOException, InvalidEventException {
        String id = null;
        boolean marked = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "id", "xdm:id" -> id = EventFields.user(field, json);
                case "primary", "xdm:primary" ->
                        marked = json.currentToken() == JsonToken.VALUE_TRUE;
                default -> {}
            }
            json.skipChildren();
        }
        if (id != null) {
            take(id, namespace, marked);
        }
    }

    private void take(String id, String namespace, boolean marked) {
        if (marked && primary == null) {
            primary = id;
        }
        if (namespace.equals(DEVICE) && device == null) {
            device = id;
        }
        several |= only != null && !only.equals(id);
        only = only == null ? id : only;
    }
}
