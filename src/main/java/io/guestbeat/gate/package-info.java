/**
 * The types that an application's own gate implements. Guestbeat and the application share them,
 * and both see them; may use nothing but the JDK.
 */
package io.guestbeat.gate;
