/** Jolokia, which makes HTTP of JMX: who may read and who may operate through it. */
package io.guestbeat.consumers.jolokia;
