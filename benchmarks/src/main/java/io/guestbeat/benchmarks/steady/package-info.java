/** What the whole agent costs an application that does nothing, minute by minute. */
package io.guestbeat.benchmarks.steady;
