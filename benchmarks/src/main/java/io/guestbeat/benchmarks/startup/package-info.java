/**
 * What an agent costs the whole process of a trivial application: Guestbeat beside no agent, an
 * empty one, and two others that serve JMX. The applications and the empty agent use nothing but
 * the JDK.
 */
package io.guestbeat.benchmarks.startup;
