/**
 * Texts, as people write and read them: why one is not accepted, which word was probably meant, and
 * what others wrote made fit to be shown. Part of the ground: stateless or immutable; uses the JDK
 * only.
 */
package io.guestbeat.text;
