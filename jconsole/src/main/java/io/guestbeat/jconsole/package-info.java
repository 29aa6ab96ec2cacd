/**
 * The tab "Guestbeat" in JConsole. What JConsole calls is here; {@code reading} asks the JVM,
 * {@code history} remembers, {@code view} shows. Uses JConsole's published types only, so that
 * other hosts of such plugins can show it too.
 */
package io.guestbeat.jconsole;
