package io.guestbeat.jmx.reading;

import io.guestbeat.text.OneLine;

/** Finds what a failure over JMX was in the other JVM, which is its innermost cause. Stateless. */
public final class JmxFailure {
  private JmxFailure() {}

  /** Returns the innermost cause, which is the failure itself if it has none. */
  public static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Returns the reason that the innermost cause gives, in one line. */
  public static String reasonOf(Throwable failure) {
    Throwable root = rootOf(failure);
    return OneLine.of(root.getMessage() == null ? root.toString() : root.getMessage());
  }
}
