package io.guestbeat.heartbeat.owner;

import java.io.IOException;
import java.util.Optional;

/**
 * The lock that the owner of the heartbeat holds. Every process of the virtual machine sees it, and
 * the system frees it when its holder ends, however it ends. No call waits. Safe between threads.
 */
public interface OwnerLock {
  /** The lock of a host of which no other process knows: it is always free. */
  OwnerLock ALONE =
      new OwnerLock() {
        @Override
        public boolean tryTake(Owner taker) {
          return true;
        }

        @Override
        public void release() {}

        @Override
        public Optional<Owner> holder() {
          return Optional.empty();
        }
      };

  /**
   * Takes the lock if it is free.
   *
   * @param taker this process, which others then see as the holder
   * @return false if another process holds it
   * @throws IOException if this system gives no such lock; with the reason
   */
  boolean tryTake(Owner taker) throws IOException;

  /** Gives the lock back, if this process holds it. */
  void release();

  /** Returns the process that holds the lock, if that can be told and it is not this process. */
  Optional<Owner> holder();
}
