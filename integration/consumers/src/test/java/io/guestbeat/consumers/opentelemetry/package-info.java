/** The OpenTelemetry agent, which makes metrics of MBeans by rules. */
package io.guestbeat.consumers.opentelemetry;
