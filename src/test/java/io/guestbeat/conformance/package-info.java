/**
 * Guestbeat beside VMware's genuine guest programs, all of them guests of one simulated host: what
 * they read and say must be the same. The programs are led to the host by the preload in {@code
 * src/test/c}; without them the tests are skipped, or fail where they are required.
 */
package io.guestbeat.conformance;
