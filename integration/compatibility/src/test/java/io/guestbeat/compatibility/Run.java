package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** What a run of a subject leaves: its exit status, the MBeans it had, and its own log. */
record Run(int status, List<String> beans, OwnLog log) {

  /**
   * This run, with the agent, was as one without.
   *
   * @param known parts of lines of the log that may be new or missing all the same
   */
  void requireLike(Run without, String... known) {
    Beans.requireOnlyOursAdded(beans, without.beans);
    assertThat(status).as("exit status").isEqualTo(without.status);
    log.requireLike(without.log, known);
  }

  /** The same, had the log no lines that begin so. */
  Run withoutLines(String beginning) {
    return new Run(status, beans, log.without(beginning));
  }

  /** The same, had there been these MBeans too. */
  Run withBeans(List<String> more) {
    return new Run(status, Stream.concat(beans.stream(), more.stream()).toList(), log);
  }
}
