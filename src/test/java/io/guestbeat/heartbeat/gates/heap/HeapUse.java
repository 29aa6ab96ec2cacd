package io.guestbeat.heartbeat.gates.heap;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.heartbeat.gates.Gates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An application that uses its heap hard, and the verdict of the heap gate on it. */
final class HeapUse {
  private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int PIECE = 512;

  private HeapUse() {}

  /** Runs for so many ms at most; {@code exhausted} keeps what it allocates, {@code busy} not. */
  public static void main(String[] args) throws Exception {
    boolean keepsAll = args[0].equals("exhausted");
    long limitNanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[1]));
    HeartbeatGate gate = Gates.configured("heap", "window", "1s", "used", "60%");
    List<byte[]> kept = new ArrayList<>(200_000);
    long start = System.nanoTime();
    long lastCheck = start;
    Verdict verdict = gate.check();
    while (verdict.isAlive() && System.nanoTime() - start < limitNanos) {
      try {
        use(keepsAll ? kept : new ArrayList<>());
        if (System.nanoTime() - lastCheck > CHECK_NANOS) {
          lastCheck = System.nanoTime();
          verdict = gate.check();
        }
      } catch (UnusableGateException e) {
        // The next check may be told more.
      } catch (OutOfMemoryError e) {
        makeRoom(kept);
      }
    }
    kept.clear();
    System.out.println(verdict);
  }

  private static void use(List<byte[]> kept) {
    for (int i = 0; i < 4_000; i++) {
      kept.add(new byte[PIECE]);
    }
  }

  /** Gives back more than one use takes, so that a check finds room; allocates nothing. */
  private static void makeRoom(List<byte[]> kept) {
    for (int i = 0; i < 8_000; i++) {
      kept.remove(kept.size() - 1);
    }
  }
}
