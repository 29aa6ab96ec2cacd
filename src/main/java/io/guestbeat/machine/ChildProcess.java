package io.guestbeat.machine;

import java.io.IOException;

/** Starts processes from within an application's JVM, without harm to it. Stateless. */
public final class ChildProcess {
  private ChildProcess() {}

  /**
   * Starts it, unless file descriptors are short: a JDK that runs out of them while it starts a
   * process closes descriptors of the application's.
   *
   * @throws IOException if it cannot be started, or too few file descriptors are free
   */
  public static Process start(ProcessBuilder builder) throws IOException {
    FreeDescriptors.require();
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    // The JDK keeps a thread for it, which would bear our class loader until long after its end.
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      return builder.start();
    } finally {
      thread.setContextClassLoader(own);
    }
  }
}
