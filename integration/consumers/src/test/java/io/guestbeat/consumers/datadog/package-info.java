/** JMXFetch, the part of the Datadog Agent that reads JMX. */
package io.guestbeat.consumers.datadog;
