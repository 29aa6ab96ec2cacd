package io.guestbeat.heartbeat.escalation.budget;

import io.guestbeat.concurrent.BackOff;
import io.guestbeat.concurrent.OnChange;
import io.guestbeat.concurrent.WakeableTask;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The budget of resets, which keeps a defect that is present at boot from using up the resets of
 * the cluster. A withholding that begins claims one; if the application recovers before the reset,
 * the claim is withdrawn. The claims stand in the file {@code resets}, so they outlive the reset.
 *
 * <p>Memory decides at once, and the disk follows on another thread: a disk that hangs holds
 * nothing up, a file that cannot be written is reported and leaves the budget in memory. Processes
 * that share the folder learn of each other's claims when they write their own: two that fail
 * within the same second may both claim the last reset. As the machine they share is then reset
 * once, they err on the side of fewer resets afterwards.
 *
 * <p>Safe between threads; {@link #tryClaim}, {@link #withdraw} and {@link #state()} never block.
 */
public final class ResetBudget implements AutoCloseable {
  private static final Duration PATIENCE_AT_START = Duration.ofSeconds(5);
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(1);

  private final ResetAllowance allowance;
  private final ClaimFile file;
  private final Clock clock;
  private final Consumer<String> reporter;
  private final ClaimLedger ledger;
  private final CountDownLatch hasRead = new CountDownLatch(1);
  private final WakeableTask task;

  private final OnChange<String> reports = new OnChange<>();

  /** Whether a claim was refused since the file was last read. */
  private volatile boolean isRereadWanted;

  private final BackOff reread = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(1));

  private final BackOff retry = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private ResetBudget(
      ResetAllowance allowance, Path folder, Clock clock, Consumer<String> reporter) {
    this.allowance = Objects.requireNonNull(allowance, "allowance");
    this.file = folder == null ? null : new ClaimFile(folder);
    this.clock = Objects.requireNonNull(clock, "clock");
    this.reporter = Objects.requireNonNull(reporter, "reporter");
    ledger = new ClaimLedger(allowance);
    if (file == null) {
      task = null;
      return;
    }
    task = WakeableTask.start("guestbeat-reset-budget", this::sync, this::reportThrown);
    task.wake();
    awaitRead();
  }

  /**
   * Returns a budget that lives and ends with this process, for a host that resets no real machine:
   * a trial spends no reset of the machine it runs on.
   */
  public static ResetBudget inMemory(ResetAllowance allowance, Clock clock) {
    return new ResetBudget(allowance, null, clock, line -> {});
  }

  /**
   * Returns the budget of what stands in the folder's file; waits a few seconds for the disk. A
   * file that cannot be read is reported and counts as empty, one that takes long counts once it is
   * read.
   *
   * @param reporter takes a line that an operator can act on
   */
  public static ResetBudget load(
      ResetAllowance allowance, Path folder, Clock clock, Consumer<String> reporter) {
    return new ResetBudget(allowance, folder, clock, reporter);
  }

  /** Claims a reset, as a withholding begins; false if there is none left: then only observe. */
  public boolean tryClaim(String reason) {
    boolean isClaimed;
    synchronized (ledger) {
      isClaimed = ledger.tryClaim(clock.millis(), reason);
    }
    if (!isClaimed) {
      // Somebody may have cleared the file.
      isRereadWanted = true;
    }
    follow();
    return isClaimed;
  }

  /** Withdraws the latest claim of this process, as the application recovered before the reset. */
  public void withdraw() {
    boolean isWithdrawn;
    synchronized (ledger) {
      isWithdrawn = ledger.withdraw();
    }
    if (isWithdrawn) {
      follow();
    }
  }

  /** Has the disk follow, where there is one. */
  private void follow() {
    if (task != null) {
      task.wake();
      return;
    }
    synchronized (ledger) {
      ledger.withoutDisk();
    }
  }

  public State state() {
    synchronized (ledger) {
      long nowMs = clock.millis();
      return new State(allowance, ledger.used(nowMs), ledger.nextAllowed(nowMs).orElse(null));
    }
  }

  /** Waits up to a second for claims that are not yet on the disk. */
  @Override
  public void close() {
    if (task != null) {
      task.close(PATIENCE_AT_CLOSE);
    }
  }

  private void read() {
    try {
      file.prepare();
      List<ResetClaim> onDisk = file.read();
      synchronized (ledger) {
        ledger.written(onDisk, clock.millis());
      }
      reportUnreadable();
      file.obstacle().ifPresent(this::reportUnused);
    } catch (IOException | RuntimeException e) {
      reportUnused(file.obstacle().orElse(ReasonText.of(e)));
    }
  }

  private void awaitRead() {
    try {
      if (!hasRead.await(PATIENCE_AT_START.toMillis(), TimeUnit.MILLISECONDS)) {
        reporter.accept(
            "resets before this start are not counted yet: " + file.path() + " takes long to read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Brings the disk up to date; answers when it wants to try again. */
  private Duration sync() {
    if (hasRead.getCount() > 0) {
      read();
      hasRead.countDown();
    } else if (isRereadWanted && reread.isOver(System.nanoTime())) {
      isRereadWanted = false;
      reread.failed(System.nanoTime());
      read();
    }
    List<ResetClaim> news;
    synchronized (ledger) {
      news = ledger.startWriting();
    }
    if (news.isEmpty()) {
      return WakeableTask.UNTIL_WOKEN;
    }
    try {
      written(file.add(news, this::counts));
      return WakeableTask.UNTIL_WOKEN;
    } catch (IOException | RuntimeException e) {
      return notWritten(e);
    }
  }

  private void written(List<ResetClaim> onDisk) {
    synchronized (ledger) {
      ledger.written(onDisk, clock.millis());
    }
    retry.succeeded();
    reports.forget();
    reportUnreadable();
  }

  private Duration notWritten(Exception why) {
    synchronized (ledger) {
      ledger.notWritten();
    }
    reportUnused(file.obstacle().orElse(ReasonText.of(why)));
    return retry.failed(System.nanoTime());
  }

  private void reportUnused(String why) {
    report("resets are counted in memory only, " + file.path() + " is not used: " + why);
  }

  private boolean counts(ResetClaim claim) {
    synchronized (ledger) {
      return !ledger.isOver(claim, clock.millis());
    }
  }

  private void reportUnreadable() {
    if (file.unreadableLines() > 0) {
      report(file.unreadableLines() + " lines of " + file.path() + " are no claims: not counted");
    }
  }

  private void reportThrown(Throwable thrown) {
    report("resets may be counted in memory only: " + thrown);
  }

  private void report(String line) {
    if (reports.isNew(line)) {
      reporter.accept(line);
    }
  }

  /** What is left of a budget at one moment. Immutable. */
  public static final class State {
    private final ResetAllowance allowance;
    private final int used;
    private final Instant nextAllowed;

    State(ResetAllowance allowance, int used, Instant nextAllowed) {
      this.allowance = allowance;
      this.used = used;
      this.nextAllowed = nextAllowed;
    }

    /** How many resets there may be within which time. */
    public ResetAllowance allowance() {
      return allowance;
    }

    /** Returns how many of them are claimed now. */
    public int used() {
      return used;
    }

    /** Returns when the next may be claimed: the time of asking if at once, empty if never. */
    public Optional<Instant> nextAllowed() {
      return Optional.ofNullable(nextAllowed);
    }
  }
}
