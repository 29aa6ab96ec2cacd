package com.sun.jna;

/**
 * Replaces JNA's class of this name in the agent's jar, because the finalizer of JNA's class
 * disposes of JNA. Finalizers run in any order: on Java 8 the library that it calls may be gone by
 * then, which would end the JVM; and it would leave a system property behind. Guestbeat disposes of
 * JNA before it lets it go.
 */
final class Native$3 {
  Native$3() {}
}
