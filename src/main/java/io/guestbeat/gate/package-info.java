/**
 * What an application's own gate implements: the few types that Guestbeat and the application
 * share. Seen by both; may use nothing but the JDK.
 */
package io.guestbeat.gate;
