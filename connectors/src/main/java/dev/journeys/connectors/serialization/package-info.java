// SPDX-License-Identifier: Apache-2.0
/** What serializers of our own have in common: types, versions, and compact numbers and bytes. */
@NullMarked
package dev.journeys.connectors.serialization;

import org.jspecify.annotations.NullMarked;
