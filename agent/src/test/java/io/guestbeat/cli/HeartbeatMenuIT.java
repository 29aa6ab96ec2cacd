package io.guestbeat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.agent.rig.WatchedJvm;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.host.simulator.ha.HaEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ctrl+C at the command heartbeat in a terminal, and what the cluster then did. */
@NeedsPrograms("tmux -V")
@Tag("slow")
final class HeartbeatMenuIT {
  private static final String JDKS = "io.guestbeat.support.Jdks#all";
  private static final String LAST_OF_MENU = "c - continue sending heartbeats";

  @TempDir Path folder;
  private WatchedJvm cluster;
  private Tmux terminal;

  @AfterEach
  void close() throws Exception {
    if (terminal != null) {
      terminal.close();
    }
    cluster.close();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void stopEndsTheHeartbeatsAndTheVmIsReset(Path javaHome) throws Exception {
    start(WatchedJvm.byAnImpatientCluster(folder), javaHome);
    pressCtrlC(1);

    terminal.type("s");

    terminal.await("the virtual machine will be reset\n");
    terminal.await("status=0");
    assertThat(cluster.ha().isEnabled()).isTrue();
    cluster.awaitReset();
    assertThat(cluster.ha().events())
        .extracting(HaEvent::type)
        .doesNotContain(HaEvent.Type.DISABLED)
        .containsSubsequence(HaEvent.Type.GREEN, HaEvent.Type.RED, HaEvent.Type.RESET);
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void disableEndsThemWithoutAReset(Path javaHome) throws Exception {
    start(WatchedJvm.byAnImpatientCluster(folder), javaHome);
    pressCtrlC(1);

    terminal.type("d");

    terminal.await("STOPPED: disabled, so no reset follows");
    terminal.await("status=0");
    assertThat(cluster.ha().status()).isEqualTo(AppStatus.GRAY);
    assertThat(cluster.ha().events())
        .extracting(HaEvent::type)
        .doesNotContain(HaEvent.Type.RED)
        .endsWith(HaEvent.Type.DISABLED, HaEvent.Type.GRAY);
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void heartbeatsGoOnWhileTheMenuIsShownAndAfterContinue(Path javaHome) throws Exception {
    start(WatchedJvm.byAnImpatientCluster(folder), javaHome);
    pressCtrlC(1);
    // Red comes after 3 s without one.
    cluster.awaitHeartbeats(5);
    pressCtrlC(2);
    terminal.press("C-z");
    terminal.await(LAST_OF_MENU, 3);
    terminal.type("yes");
    terminal.await(LAST_OF_MENU, 4);
    terminal.type("C");

    terminal.await("heartbeats continue");
    cluster.awaitHeartbeats(5);
    assertThat(cluster.ha().events())
        .extracting(HaEvent::type)
        .containsExactly(HaEvent.Type.ENABLED, HaEvent.Type.GREEN);
    assertThat(cluster.ha().status()).isEqualTo(AppStatus.GREEN);
  }

  @Test
  void whatWasTypedBeforeTheMenuIsNoAnswer() throws Exception {
    start(WatchedJvm.byAnImpatientCluster(folder), Command.JAVA_HOME);

    terminal.type("s");
    pressCtrlC(1);
    terminal.type("c");

    terminal.await("heartbeats continue");
    cluster.awaitHeartbeats(3);
  }

  @Test
  void aHostThatDoesNotLetItBeDisabledGetsHeartbeatsStill() throws Exception {
    start(WatchedJvm.byARealCluster(folder), Command.JAVA_HOME);
    cluster.simulator().faults().hostGone();
    pressCtrlC(1);

    terminal.type("d");
    terminal.await("heartbeats continue, because the host refuses to disable monitoring: ");
    cluster.simulator().faults().clear();

    cluster.awaitHeartbeats(2);
    assertThat(cluster.ha().isEnabled()).isTrue();
    pressCtrlC(2);
    terminal.type("d");
    terminal.await("status=0");
    assertThat(cluster.ha().isEnabled()).isFalse();
  }

  @Test
  void theEndOfTheInputIsNobodysWishForAReset() throws Exception {
    start(WatchedJvm.byAnImpatientCluster(folder), Command.JAVA_HOME);
    pressCtrlC(1);

    terminal.press("C-d");

    terminal.await("status=0");
    assertThat(cluster.ha().isEnabled()).isFalse();
  }

  @Test
  void aTerminalThatIsClosedDisables() throws Exception {
    start(WatchedJvm.byAnImpatientCluster(folder), Command.JAVA_HOME);

    terminal.press("C-z");
    terminal.await(LAST_OF_MENU);
    terminal.closeTerminal();

    cluster.await(() -> !cluster.ha().isEnabled(), "disabling");
    assertThat(cluster.ha().resets()).isZero();
  }

  private void start(WatchedJvm watchedBy, Path javaHome) throws Exception {
    cluster = watchedBy;
    terminal = Tmux.start(folder, javaHome);
    terminal.type("./guestbeat heartbeat --interval 1s --host unix:host.sock; echo status=$?");
    terminal.await("STATUS: green");
    cluster.awaitHeartbeats(2);
  }

  private void pressCtrlC(int menus) throws Exception {
    terminal.press("C-c");
    terminal.await(LAST_OF_MENU, menus);
  }
}
