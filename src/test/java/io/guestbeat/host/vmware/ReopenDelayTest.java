package io.guestbeat.host.vmware;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReopenDelayTest {
  private final ReopenDelay delay = new ReopenDelay();
  private final GuestException failure = new GuestException(GuestError.NOT_ENABLED, "no");

  @Test
  void opensAgainAtOnceAndThenLessAndLessOften() {
    long now = 0;
    delay.failed(failure, now);
    delay.requireOver(now);

    for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
      delay.failed(failure, now);
      long over = now + Duration.ofSeconds(seconds).toNanos();
      assertThatThrownBy(() -> delay.requireOver(over - 1)).isSameAs(failure);
      delay.requireOver(over);
      now = over;
    }
  }

  @Test
  void startsOverOnceAnUpdateSucceeds() {
    delay.failed(failure, 0);
    delay.failed(failure, 0);

    delay.succeeded();

    delay.requireOver(0);
  }
}
