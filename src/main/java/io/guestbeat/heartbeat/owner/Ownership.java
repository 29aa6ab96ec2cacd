package io.guestbeat.heartbeat.owner;

import io.guestbeat.appmonitor.AppStatus;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether this process is the owner of the heartbeat of its virtual machine. Who does not get the
 * lock waits. When the lock is free again, the host's status tells what has happened: monitoring
 * was disabled, so the owner has ended cleanly, and this process takes over; or monitoring is still
 * enabled, so the owner has died, and this process stays away, as its own heartbeat would hide that
 * death from vSphere HA. An application that is started again takes its own heartbeat over at once.
 *
 * <p>Turned by one thread; any thread may read {@link #isOurs()} and {@link #other()}.
 */
public final class Ownership {
  private final OwnerLock lock;
  private final OwnerMemory memory;
  private final Owner self;

  private volatile boolean isOurs;

  /** Whether this process is the owner and has the lock. */
  private boolean hasLock;

  /** Who sends instead of this process, or has died; null if nobody is known to. */
  private volatile Owner other;

  private volatile boolean hasDied;

  /** Why the lock cannot be used; null if it can. */
  private volatile String obstacle;

  /** Creates the ownership of this process, which is not the owner yet. */
  public Ownership(OwnerLock lock, OwnerMemory memory, Owner self) {
    this.lock = Objects.requireNonNull(lock, "lock");
    this.memory = Objects.requireNonNull(memory, "memory");
    this.self = Objects.requireNonNull(self, "self");
  }

  /** Returns an ownership that nobody contests: for a host that no other process can reach. */
  public static Ownership uncontested() {
    Ownership uncontested = new Ownership(OwnerLock.ALONE, OwnerMemory.NONE, Owner.unknown());
    uncontested.isOurs = true;
    uncontested.hasLock = true;
    return uncontested;
  }

  /**
   * Becomes the owner if that is possible now.
   *
   * @param status asks the host what it makes of the application; asked only where that matters
   * @return whether this process is the owner
   */
  public boolean claim(Supplier<AppStatus> status) {
    // Who sends because there was no lock takes it as soon as there is one.
    if (!hasLock) {
      isOurs = mayTake(status) && take(status);
    }
    return isOurs;
  }

  /** Ends the ownership after monitoring was disabled, so that another process may take over. */
  public void giveUp() {
    if (isOurs) {
      isOurs = false;
      hasLock = false;
      memory.endedCleanly();
      lock.release();
    }
  }

  /** Returns whether this process is the owner. */
  public boolean isOurs() {
    return isOurs;
  }

  /** Returns the process that holds the lock now, if it is another one. */
  public Optional<Owner> holder() {
    return isOurs ? Optional.empty() : lock.holder();
  }

  /** Returns this process. */
  public Owner self() {
    return self;
  }

  /** Returns who sends the heartbeat instead of this process, or has died while it did. */
  public Optional<Owner> other() {
    return Optional.ofNullable(other);
  }

  /** Returns whether {@link #other()} has died, so that vSphere HA is to notice it. */
  public boolean hasOtherDied() {
    return hasDied;
  }

  /** Returns why the lock cannot be used, so that this process sends as if it were alone. */
  public Optional<String> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  /** Who stays away does not even take the lock for a moment, as the one who died may be back. */
  private boolean mayTake(Supplier<AppStatus> status) {
    if (!hasDied) {
      return true;
    }
    Optional<Owner> holder = lock.holder();
    if (holder.isPresent()) {
      waitFor(holder.get());
      return false;
    }
    return status.get() == AppStatus.GRAY;
  }

  private boolean take(Supplier<AppStatus> status) {
    try {
      if (!lock.tryTake(self)) {
        waitFor(lock.holder().orElse(other == null ? Owner.unknown() : other));
        return false;
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      // Trouble of our own never withholds a heartbeat.
      obstacle = String.valueOf(e.getMessage());
      return true;
    }
    obstacle = null;
    if (!isOurs && wouldHideADeath(status)) {
      lock.release();
      return false;
    }
    other = null;
    hasDied = false;
    hasLock = true;
    memory.began(self);
    return true;
  }

  /** Returns whether another application has died whose heartbeat the host still waits for. */
  private boolean wouldHideADeath(Supplier<AppStatus> status) {
    Optional<Owner> dead = otherApplication();
    if (!dead.isPresent()) {
      return false;
    }
    AppStatus found = status.get();
    if (found == AppStatus.GRAY) {
      return false;
    }
    other = dead.get();
    hasDied = found != AppStatus.UNKNOWN;
    return true;
  }

  /**
   * Returns another application that was an owner before: the last one that is remembered, which
   * may have been after the last one that was seen, or else the last one seen, which may be another
   * user's and so is not remembered.
   */
  private Optional<Owner> otherApplication() {
    Optional<Owner> remembered = memory.last().filter(owner -> !owner.isSameApplication(self));
    return remembered.isPresent()
        ? remembered
        : Optional.ofNullable(other).filter(owner -> !owner.isSameApplication(self));
  }

  private void waitFor(Owner holder) {
    other = holder;
    hasDied = false;
  }
}
