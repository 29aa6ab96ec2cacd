package io.guestbeat.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.host.Host;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Wait;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every host's Guest API does, whatever way it takes to the host. */
public abstract class GuestLibraryContract {
  private Simulator simulator;
  private Host host;
  private GuestHandle handle;

  /** A host through which this simulator is reached; closing the simulator closes all else. */
  protected abstract Host hostOf(Simulator simulator) throws Exception;

  @BeforeEach
  void openHost() throws Exception {
    simulator = Simulator.builder().build();
    host = hostOf(simulator);
    handle = host.guestLibrary().openHandle();
  }

  @AfterEach
  void closeHost() {
    handle.close();
    host.close();
    simulator.close();
  }

  @Test
  void givesNothingBeforeTheFirstUpdate() {
    assertFails(GuestError.NO_INFO, () -> handle.get(Statistic.ELAPSED_MS));
  }

  @Test
  void anUpdateGivesAllThatTheHostKnows() {
    simulator.vm().setBalloonTargetMb(512);
    simulator.vm().freeze();

    Snapshot snapshot = handle.update();

    assertThat(snapshot).isEqualTo(simulator.vm().snapshot());
    assertThat(handle.sessionId()).isEqualTo(snapshot.session());
    assertThat(handle.get(Statistic.MEM_USED_MB))
        .isEqualTo(snapshot.require(Statistic.MEM_USED_MB));
    assertThat(handle.resourcePoolPath()).isEqualTo("/host/user/pool1/guestbeat");
  }

  @Test
  void aMoveIsANewSession() {
    SessionId before = handle.update().session();

    simulator.vm().vMotion();

    assertThat(handle.update().session()).isNotEqualTo(before);
  }

  @Test
  void aHostThatRefusesIsNotEnabledAndLeavesNoInfo() {
    handle.update();
    simulator.faults().disableGuestLibrary();

    assertFails(GuestError.NOT_ENABLED, handle::update);
    assertFails(GuestError.NO_INFO, handle::snapshot);
  }

  @Test
  void aHostThatGoesAndComesBackIsReadAgain() {
    handle.update();
    simulator.faults().hostGone();
    assertThatThrownBy(handle::update)
        .isInstanceOf(GuestException.class)
        .hasMessageMatching("(?s).{20,}");

    simulator.faults().clear();

    Wait.untilSucceeds(handle::update);
    assertThat(handle.get(Statistic.MEM_USED_MB)).isPositive();
  }

  @Test
  void aHostThatAnswersGarbageIsAnErrorAndReadAgainAfterwards() {
    simulator.faults().answerGarbage(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    assertThatThrownBy(handle::update).isInstanceOf(GuestException.class);

    simulator.faults().clear();

    Wait.untilSucceeds(handle::update);
  }

  @Test
  void aClosedHandleIsInvalidAndTheOthersAreNot() {
    GuestHandle other = host.guestLibrary().openHandle();
    handle.close();

    assertFails(GuestError.INVALID_HANDLE, handle::update);
    assertThat(other.update().session().bits()).isNotZero();
    other.close();
  }

  @Test
  void servesTheHostsSemiStructuredStatistics() {
    assertThat(host.guestLibrary().statGet("text", "")).contains("session").contains("resources");
    assertThat(host.guestLibrary().statGet("json", "session")).startsWith("{");
    assertFails(GuestError.NOT_AVAILABLE, () -> host.guestLibrary().statGet("text", "nonsense"));
    assertFails(GuestError.INVALID_ARG, () -> host.guestLibrary().statGet("text", "a\nb"));
    assertFails(GuestError.INVALID_ARG, () -> host.guestLibrary().statGet("csv", "session"));
  }

  @Test
  void everyErrorHasAText() {
    for (GuestError error : GuestError.values()) {
      assertThat(host.guestLibrary().errorText(error)).isNotBlank();
    }
  }

  private static void assertFails(GuestError error, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(GuestException.class, e -> assertThat(e.error()).isEqualTo(error));
  }
}
