package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a run of WildFly leaves.
 *
 * @param local its MBeans over local attach, its exit and its log
 * @param remote its MBeans over its own remoting port
 * @param shutdown what the command that stopped it wrote
 */
record WildFlyRun(Run local, List<String> remote, String shutdown) {
  /** Logged, at INFO, if the command line that stops it is gone before its order is done. */
  private static final String RACY = "cancelled task by interrupting thread";

  /** This run, with the agent, was as one without. */
  void requireLike(WildFlyRun without) {
    local.requireLike(without.local, RACY);
    Beans.requireOnlyOursAdded(remote, without.remote);
    assertThat(shutdown).isEqualTo(without.shutdown);
  }

  /** The same, had there been these MBeans too. */
  WildFlyRun withBeans(List<String> more) {
    List<String> all = Stream.concat(remote.stream(), more.stream()).toList();
    return new WildFlyRun(local.withBeans(more), all, shutdown);
  }
}
