package io.guestbeat.compatibility;

/**
 * That a subject was found to be as without the agent.
 *
 * @param subject name and version
 * @param attached how the agent came into it
 * @param jdk the feature version of its JDK
 * @param seen what was seen to work, besides what every subject is asked for
 */
record Result(String subject, String attached, int jdk, String seen) {

  /** What it shares with the results on other JDKs. */
  Result onAnyJdk() {
    return new Result(subject, attached, 0, seen);
  }
}
