package io.guestbeat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeferredTest {
  private final TurnableClock clock = new TurnableClock();
  private final List<String> closed = new ArrayList<>();
  private int attempts;
  private boolean present;
  private final Deferred<String> deferred = new Deferred<>(this::open, closed::add, clock);

  @Test
  void opensNothingBeforeItIsAsked() {
    assertThat(deferred.ifOpen()).isEmpty();
    assertThat(attempts).isZero();
  }

  @Test
  void triesAgainOnlyAfterAWhileAndThenKeepsWhatItOpened() {
    assertThatThrownBy(deferred::get).hasMessage("absent");
    present = true;
    assertThatThrownBy(deferred::get).hasMessage("absent");
    assertThat(attempts).isEqualTo(1);

    clock.turn(Deferred.RETRY);

    assertThat(deferred.get()).isEqualTo("it");
    assertThat(deferred.get()).isEqualTo("it");
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void closesWhatItOpenedAndOpensNoMore() {
    present = true;
    deferred.get();
    deferred.close();
    assertThat(closed).containsExactly("it");

    Deferred<String> never = new Deferred<>(this::open, closed::add, clock);
    never.close();
    assertThatThrownBy(never::get).hasMessageContaining("closed");
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void aMonitorThatCannotBeOpenedSaysSoAtEachCall() {
    DeferredAppMonitor monitor =
        new DeferredAppMonitor(
            () -> {
              throw new GuestException(GuestError.NOT_RUNNING_IN_VM, "no host");
            });

    assertThatThrownBy(monitor::markActive)
        .isInstanceOf(AppMonitorException.class)
        .hasMessage("MarkActive: no host");
  }

  private String open() {
    attempts++;
    if (!present) {
      throw new GuestException(GuestError.NOT_RUNNING_IN_VM, "absent");
    }
    return "it";
  }
}
