package io.guestbeat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.CommandAppMonitor;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.SourcedHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeferredHostTest {
  private static final Snapshot SNAPSHOT = Snapshot.of(SessionId.of(1)).build();

  private final TurnableClock clock = new TurnableClock();
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger closes = new AtomicInteger();
  private boolean present;
  private final Host host =
      new DeferredHost(List.of(() -> refuse("first: no"), this::second), clock).asHost();

  @Test
  void namesEverythingThatWasTried() {
    GuestHandle handle = host.guestLibrary().openHandle();

    assertThatThrownBy(handle::update)
        .isInstanceOf(GuestException.class)
        .hasMessage("first: no; second: no");
    assertThatThrownBy(() -> host.appMonitor().markActive())
        .isInstanceOf(AppMonitorException.class)
        .hasMessage("MarkActive: first: no; second: no");
    assertThat(host.description()).isEqualTo("none");
  }

  @Test
  void looksAgainOnlyAfterAWhileAndThenKeepsWhatItFound() {
    GuestHandle handle = host.guestLibrary().openHandle();
    assertThatThrownBy(handle::update).isInstanceOf(GuestException.class);
    present = true;
    assertThatThrownBy(handle::update).isInstanceOf(GuestException.class);
    assertThat(attempts).hasValue(1);

    clock.turn(DeferredHost.RETRY);

    assertThat(handle.update()).isEqualTo(SNAPSHOT);
    assertThat(handle.update()).isEqualTo(SNAPSHOT);
    assertThat(host.appMonitor().isEnabled()).isTrue();
    assertThat(attempts).hasValue(2);
    assertThat(host.description()).isEqualTo("the second");
  }

  @Test
  void closesWhatItFoundAndLooksNoMore() {
    present = true;
    host.guestLibrary().openHandle().update();
    host.close();
    assertThat(closes).hasValue(1);

    Host never = new DeferredHost(List.of(this::second), clock).asHost();
    never.close();
    assertThatThrownBy(() -> never.guestLibrary().statGet("text", ""))
        .hasMessageContaining("closed");
  }

  private Host second() {
    attempts.incrementAndGet();
    if (!present) {
      return refuse("second: no");
    }
    GuestLibrary library =
        new GuestLibrary() {
          @Override
          public GuestHandle openHandle() {
            return new SourcedHandle(() -> SNAPSHOT, () -> {});
          }

          @Override
          public String statGet(String encoding, String stat) {
            return "";
          }
        };
    AppMonitor monitor = new CommandAppMonitor(command -> "true");
    return new Host(() -> "the second", library, monitor, closes::incrementAndGet);
  }

  private static Host refuse(String why) {
    throw new GuestException(GuestError.NOT_RUNNING_IN_VM, why);
  }
}
