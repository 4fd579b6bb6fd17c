// SPDX-License-Identifier: Apache-2.0

/** How each kind of fault is brought about. May import {@code plan} and {@code cluster}. */
@org.jspecify.annotations.NullMarked
package dev.journeys.faults.fault;
