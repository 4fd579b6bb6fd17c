// SPDX-License-Identifier: Apache-2.0
package dev.journeys.connectors.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks for the addresses of a name. May block. Tests bring their own. */
interface NameService {
    /** What the system knows. */
    NameService SYSTEM = InetAddress::getAllByName;

    /**
     * @throws UnknownHostException where the name has no address, or none is to be had now
     */
    InetAddress[] lookUp(String host) throws UnknownHostException;
}
