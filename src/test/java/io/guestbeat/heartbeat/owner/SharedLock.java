package io.guestbeat.heartbeat.owner;

import java.util.Optional;

/** The lock and the memory of one machine in a test, whose processes can die. */
final class SharedLock {
  private Owner holder;
  private Owner remembered;

  /** Returns the view of one process. */
  View of(Owner self) {
    return new View(self);
  }

  Optional<Owner> holder() {
    return Optional.ofNullable(holder);
  }

  /** Returns all that this machine knows, for comparison. */
  String state() {
    return holder + "|" + remembered;
  }

  /** What one process sees. */
  final class View implements OwnerLock, OwnerMemory {
    private final Owner self;

    private View(Owner self) {
      this.self = self;
    }

    @Override
    public boolean tryTake(Owner taker) {
      if (holder == null) {
        holder = taker;
      }
      return holder.equals(self);
    }

    @Override
    public void release() {
      if (self.equals(holder)) {
        holder = null;
      }
    }

    @Override
    public Optional<Owner> holder() {
      return Optional.ofNullable(holder).filter(other -> !other.equals(self));
    }

    @Override
    public void began(Owner owner) {
      remembered = owner;
    }

    @Override
    public void endedCleanly() {
      remembered = null;
    }

    @Override
    public Optional<Owner> last() {
      return Optional.ofNullable(remembered);
    }

    /** The process ends in any way: the system frees its lock, and nothing else. */
    void die() {
      release();
    }
  }
}
