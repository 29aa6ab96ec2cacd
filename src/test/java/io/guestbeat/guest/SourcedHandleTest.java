package io.guestbeat.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SourcedHandleTest {
  private final Deque<Snapshot> answers = new ArrayDeque<>();
  private final AtomicInteger released = new AtomicInteger();
  private final GuestHandle handle = new SourcedHandle(this::answer, released::incrementAndGet);

  @Test
  void hasNoInfoBeforeTheFirstUpdate() {
    assertFails(GuestError.NO_INFO, () -> handle.get(Statistic.ELAPSED_MS));
    assertFails(GuestError.NO_INFO, handle::sessionId);
    assertFails(GuestError.NO_INFO, handle::resourcePoolPath);
  }

  @Test
  void keepsTheLastSnapshotUntilTheNextUpdate() {
    answers.add(snapshotOf(7));

    handle.update();

    assertThat(handle.get(Statistic.ELAPSED_MS)).isEqualTo(7);
    assertThat(handle.get(Statistic.ELAPSED_MS)).isEqualTo(7);
  }

  @Test
  void aFailedUpdateLeavesNoInfo() {
    answers.add(snapshotOf(7));
    handle.update();

    assertFails(GuestError.OTHER, handle::update);

    assertFails(GuestError.NO_INFO, () -> handle.get(Statistic.ELAPSED_MS));
  }

  @Test
  void isInvalidOnceClosedAndReleasesOnce() {
    handle.close();
    handle.close();

    assertFails(GuestError.INVALID_HANDLE, handle::update);
    assertFails(GuestError.INVALID_HANDLE, handle::snapshot);
    assertThat(released).hasValue(1);
  }

  private Snapshot answer() {
    if (answers.isEmpty()) {
      throw new GuestException(GuestError.OTHER, "update: no host");
    }
    return answers.remove();
  }

  private static Snapshot snapshotOf(long elapsedMs) {
    return Snapshot.of(SessionId.of(1)).value(Statistic.ELAPSED_MS, elapsedMs).build();
  }

  private static void assertFails(GuestError error, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(GuestException.class, e -> assertThat(e.error()).isEqualTo(error));
  }
}
