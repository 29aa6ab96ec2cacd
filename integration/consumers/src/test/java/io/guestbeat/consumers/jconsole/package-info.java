/** JConsole, the JDK's own, on a screen that nobody sees, with our plugin in it. */
package io.guestbeat.consumers.jconsole;
