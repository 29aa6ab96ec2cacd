/**
 * What messages about texts have in common: why a text is not accepted, and which word was probably
 * meant. Stateless or immutable; may use nothing but the JDK.
 */
package io.guestbeat.text;
