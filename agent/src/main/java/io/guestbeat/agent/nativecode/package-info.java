/**
 * Loads and releases JNA's library inside an application's JVM, from folders that nobody else can
 * write.
 */
package io.guestbeat.agent.nativecode;
