package io.guestbeat.heartbeat.owner;

import java.util.Optional;

/**
 * Remembers, beyond the end of a process, which owner has not ended cleanly. What cannot be kept is
 * not remembered. No call throws. For one thread at a time.
 */
public interface OwnerMemory {
  /** Remembers nothing. */
  OwnerMemory NONE =
      new OwnerMemory() {
        @Override
        public void began(Owner owner) {}

        @Override
        public void endedCleanly() {}

        @Override
        public Optional<Owner> last() {
          return Optional.empty();
        }
      };

  /** This process sends the heartbeat from now on. */
  void began(Owner owner);

  /** This process has disabled monitoring, so that nobody waits for its heartbeat. */
  void endedCleanly();

  /** Returns the last owner, if it has not ended cleanly or sends still. */
  Optional<Owner> last();
}
