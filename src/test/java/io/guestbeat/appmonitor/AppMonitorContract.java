package io.guestbeat.appmonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.host.Host;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Wait;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every host's application monitor does, whatever way it takes to the host. */
public abstract class AppMonitorContract {
  private Simulator simulator;
  private Host host;
  private AppMonitor monitor;

  /** A host through which this simulator is reached; closing the simulator closes all else. */
  protected abstract Host hostOf(Simulator simulator) throws Exception;

  @BeforeEach
  void openHost() throws Exception {
    simulator = Simulator.builder().build();
    host = hostOf(simulator);
    monitor = host.appMonitor();
  }

  @AfterEach
  void closeHost() {
    host.close();
    simulator.close();
  }

  @Test
  void isGrayAndDisabledUntilItIsEnabled() {
    assertThat(monitor.isEnabled()).isFalse();
    assertThat(monitor.getAppStatus()).isEqualTo(AppStatus.GRAY);

    monitor.enable();
    monitor.markActive();

    assertThat(monitor.isEnabled()).isTrue();
    assertThat(monitor.getAppStatus()).isEqualTo(AppStatus.GREEN);
    assertThat(simulator.ha().heartbeatCount()).isEqualTo(1);
  }

  @Test
  void disableIsNoReset() {
    monitor.enable();
    monitor.disable();

    assertThat(monitor.isEnabled()).isFalse();
    assertThat(monitor.getAppStatus()).isEqualTo(AppStatus.GRAY);
    assertThat(simulator.ha().resets()).isZero();
  }

  @Test
  void aHeartbeatThatNobodyWatchesIsRefused() {
    assertFails(AppMonitorError.OTHER, monitor::markActive);
  }

  @Test
  void aMoveNeedsEnableAgain() {
    monitor.enable();
    simulator.vm().vMotion();
    assertThat(monitor.getAppStatus()).isEqualTo(AppStatus.GRAY);

    monitor.enable();
    monitor.markActive();

    assertThat(monitor.getAppStatus()).isEqualTo(AppStatus.GREEN);
  }

  @Test
  void aResetIsAskedForAndWithdrawnWithoutEnable() {
    monitor.postAppState(AppState.NEED_RESET);
    assertThat(simulator.ha().hasPendingReset()).isTrue();

    monitor.postAppState(AppState.OK);

    assertThat(simulator.ha().hasPendingReset()).isFalse();
  }

  @Test
  void aHostThatDoesNotKnowTheCommandsDoesNotSupportThem() {
    simulator.faults().answerUnknownCommand();

    assertFails(AppMonitorError.NOT_SUPPORTED, monitor::enable);
    assertFails(AppMonitorError.NOT_SUPPORTED, monitor::isEnabled);
  }

  @Test
  void aHostThatGoesAndComesBackIsReachedAgain() {
    monitor.enable();
    simulator.faults().hostGone();
    assertThatThrownBy(monitor::markActive)
        .isInstanceOf(AppMonitorException.class)
        .hasMessageStartingWith("MarkActive");

    simulator.faults().clear();

    Wait.untilSucceeds(monitor::markActive);
    assertThat(monitor.getAppStatus()).isEqualTo(AppStatus.GREEN);
  }

  private static void assertFails(AppMonitorError error, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AppMonitorException.class, e -> assertThat(e.error()).isEqualTo(error));
  }
}
