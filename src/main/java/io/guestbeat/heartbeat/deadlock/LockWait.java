package io.guestbeat.heartbeat.deadlock;

import java.lang.management.LockInfo;
import java.lang.management.ThreadInfo;
import java.util.Objects;
import java.util.Optional;

/**
 * A thread that waits, without a time limit, for a lock that another thread holds. Equal to a later
 * sighting of the same wait: the thread, the lock and its holder are the same, and the thread has
 * neither blocked nor waited again in between. Immutable.
 */
public final class LockWait {
  private final long threadId;
  private final String threadName;
  private final int lockHash;
  private final String lockClass;
  private final long holderId;
  private final String holderName;
  private final long blockedCount;
  private final long waitedCount;

  LockWait(
      long threadId,
      String threadName,
      int lockHash,
      String lockClass,
      long holderId,
      String holderName,
      long blockedCount,
      long waitedCount) {
    this.threadId = threadId;
    this.threadName = threadName;
    this.lockHash = lockHash;
    this.lockClass = lockClass;
    this.holderId = holderId;
    this.holderName = holderName;
    this.blockedCount = blockedCount;
    this.waitedCount = waitedCount;
  }

  /**
   * Returns what this thread waits for; empty if that is no lock with a holder. A wait with a time
   * limit ends by itself, and so does every circle that it is part of.
   */
  static Optional<LockWait> of(ThreadInfo thread) {
    LockInfo lock = thread.getLockInfo();
    boolean waits =
        lock != null
            && thread.getLockOwnerId() > 0
            && thread.getThreadState() != Thread.State.TIMED_WAITING;
    return waits
        ? Optional.of(
            new LockWait(
                thread.getThreadId(),
                thread.getThreadName(),
                lock.getIdentityHashCode(),
                lock.getClassName(),
                thread.getLockOwnerId(),
                String.valueOf(thread.getLockOwnerName()),
                thread.getBlockedCount(),
                thread.getWaitedCount()))
        : Optional.empty();
  }

  /** Returns the number of the thread that waits. */
  public long threadId() {
    return threadId;
  }

  /** Returns the name of the thread that waits, as the application has given it. */
  public String threadName() {
    return threadName;
  }

  /** Returns the number of the thread that holds the lock. */
  public long holderId() {
    return holderId;
  }

  /** Returns the name of the thread that holds the lock. */
  public String holderName() {
    return holderName;
  }

  /** Returns the class of the lock, or of the synchronizer inside it. */
  public String lockClass() {
    return lockClass;
  }

  /** Returns the lock's identity hash code. */
  public int lockHash() {
    return lockHash;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof LockWait)) {
      return false;
    }
    LockWait that = (LockWait) other;
    return threadId == that.threadId
        && lockHash == that.lockHash
        && lockClass.equals(that.lockClass)
        && holderId == that.holderId
        && blockedCount == that.blockedCount
        && waitedCount == that.waitedCount;
  }

  @Override
  public int hashCode() {
    return Objects.hash(threadId, lockHash, holderId);
  }

  @Override
  public String toString() {
    return threadName + " waits for " + lockClass + " held by " + holderName;
  }
}
