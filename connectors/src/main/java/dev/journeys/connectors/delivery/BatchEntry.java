// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.delivery;

import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A message for a destination that takes many in one request.
 *
 * @param destination the id of the destination
 * @param definition of the destination, as it was when the message left
 * @param user whom the message is about
 * @param id the same whenever it is sent
 * @param body what is sent
 */
@TypeInfo(BatchEntryTypeFactory.class)
public record BatchEntry(String destination, byte[] definition, String user, String id, byte[] body)
        implements Serializable {}
