package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a run of a subject leaves: its exit status, the MBeans it had, and its own log. */
record Run(int status, List<String> beans, OwnLog log) {

  /** This run, with the agent, was as one without. */
  void requireLike(Run without) {
    Beans.requireOnlyOursAdded(beans, without.beans);
    assertThat(status).as("exit status").isEqualTo(without.status);
    log.requireLike(without.log);
  }
}
