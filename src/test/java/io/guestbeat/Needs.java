package io.guestbeat;

import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine that it runs on. Stateless. */
public final class Needs {
  private Needs() {}

  /**
   * Skips the test where the machine does not have it, or fails it where the system property {@code
   * guestbeat.conformance} is {@code required}.
   *
   * @param what the words that end "this test needs"
   */
  public static void that(boolean isHere, String what) {
    if (!isHere && "required".equals(System.getProperty("guestbeat.conformance"))) {
      throw new AssertionError("this test needs " + what);
    }
    Assumptions.assumeTrue(isHere, () -> "this test needs " + what);
  }
}
