/** What a probe finds, and the few files that tell of the system. Knows no probe. */
package io.guestbeat.cli.doctor.finding;
