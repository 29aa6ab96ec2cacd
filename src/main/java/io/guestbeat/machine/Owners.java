package io.guestbeat.machine;

import java.util.OptionalInt;

/**
 * The users whose files are as good as ours: this process's user and root. Immutable.
 *
 * <p>The owner of the folder {@code /} may exchange all that is in it, so nothing is lost by taking
 * system folders of this user for root's. In a user namespace that knows no root they are all
 * {@code nobody}'s, as strangers' are: so that user counts for nothing that lies in a folder which
 * others may write.
 */
final class Owners {
  private static final int ROOT = 0;

  private final OptionalInt us;
  private final int ownerOfAll;

  private Owners(OptionalInt us, int ownerOfAll) {
    this.us = us;
    this.ownerOfAll = ownerOfAll;
  }

  /**
   * Returns those of this process.
   *
   * @param root the folder {@code /}
   */
  static Owners ofThisProcess(FileEntry root) {
    return new Owners(ProcessUser.effectiveUid(), root.uid());
  }

  /** Returns whether it belongs to us or to root. */
  boolean areOurs(FileEntry entry) {
    return entry.uid() == ROOT || (us.isPresent() && us.getAsInt() == entry.uid());
  }

  /** Returns whether only we and root may exchange what was found, its folder's mode apart. */
  boolean decideOn(ResolvedPath.Step step) {
    return areOurs(step.found)
        || (step.found.uid() == ownerOfAll && !step.folder.mayBeWrittenByOthers());
  }

  /** Returns whether somebody else may have the name lead to another file at any moment. */
  boolean mayLose(ResolvedPath.Step step) {
    boolean isFolderOurs = areOurs(step.folder) || step.folder.uid() == ownerOfAll;
    boolean isKept = step.folder.isSticky() && step.found != null && areOurs(step.found);
    return !isFolderOurs || (step.folder.mayBeWrittenByOthers() && !isKept);
  }

  /** For a message: root and this user. */
  @Override
  public String toString() {
    return "root or to this process's user"
        + (us.isPresent() ? ", " + Integer.toUnsignedString(us.getAsInt()) : "");
  }
}
