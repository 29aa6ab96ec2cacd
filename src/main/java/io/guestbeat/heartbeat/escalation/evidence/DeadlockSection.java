package io.guestbeat.heartbeat.escalation.evidence;

import io.guestbeat.heartbeat.deadlock.Deadlock;
import io.guestbeat.heartbeat.deadlock.DeadlockDetector;
import io.guestbeat.heartbeat.deadlock.LockWait;
import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.util.List;

/** Who waits for whom, cycle by cycle: what {@code jstack} says below its dump. */
final class DeadlockSection implements EvidenceSection {
  @Override
  public String title() {
    return "Deadlock";
  }

  @Override
  public void write(Appendable text) throws IOException {
    List<Deadlock> deadlocks = new DeadlockDetector().find();
    if (deadlocks.isEmpty()) {
      text.append("No thread is deadlocked.\n");
    }
    for (Deadlock deadlock : deadlocks) {
      write(text, deadlock);
    }
  }

  private static void write(Appendable text, Deadlock deadlock) throws IOException {
    text.append("Found one Java-level deadlock:\n=============================\n");
    for (LockWait wait : deadlock.cycle()) {
      text.append('"').append(OneLine.of(wait.threadName())).append("\" #");
      text.append(Long.toString(wait.threadId())).append(":\n  waiting to lock ");
      text.append(ThreadText.nameOf(wait.lockHash(), wait.lockClass()));
      text.append(",\n  which is held by \"").append(OneLine.of(wait.holderName())).append("\" #");
      text.append(Long.toString(wait.holderId())).append('\n');
    }
    if (deadlock.waitingBehind() > 0) {
      text.append("At least ").append(Integer.toString(deadlock.waitingBehind()));
      text.append(" more wait behind these.\n");
    }
    text.append('\n');
  }
}
