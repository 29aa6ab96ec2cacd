package io.guestbeat.machine;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Checks whether only this user and root control where a path leads. A file that others may change,
 * rename or put there neither commands nor decides anything. Stateless; where files have no Unix
 * owner and mode, as on Windows, everything is taken.
 */
public final class FolderTrust {
  private static final String REMEDY = ", or give a folder of its own";

  private FolderTrust() {}

  /**
   * Refuses a folder, or a file, that anybody but this process's user and root could change or
   * exchange: it, all folders above it and all links on the way must belong to one of the two, and
   * group and others may write none of them, except that a folder above it may be sticky, as {@code
   * /tmp} is.
   *
   * @param path what is there already
   * @return the path without links, to be used from now on
   * @throws IOException that names the folder or file, its owner and mode, and what to do
   */
  public static Path require(Path path) throws IOException {
    if (!hasOwners(path)) {
      return path.toRealPath();
    }
    ResolvedPath resolved = resolved(path);
    Owners owners = Owners.ofThisProcess(resolved.root());
    requireWayOfOurs(resolved, owners);
    FileEntry end = resolved.end().get();
    requireOwner(end, owners.areOurs(end), owners);
    requireNotWritable(end);
    return resolved.path();
  }

  /**
   * Refuses a folder in which anybody but this process's user and root could change or exchange
   * what we put there: as {@link #require}, but the folder itself may be sticky, too.
   *
   * @return the path without links, to be used from now on
   */
  public static Path requireToPutInto(Path folder) throws IOException {
    if (!hasOwners(folder)) {
      return folder.toRealPath();
    }
    ResolvedPath resolved = resolved(folder);
    requireWayOfOurs(resolved, Owners.ofThisProcess(resolved.root()));
    requireSafeToPutInto(resolved.end().get());
    return resolved.path();
  }

  /**
   * Refuses a folder that does not belong to us or root, or lies where others could exchange it;
   * what is in it they may exchange, if it is not sticky.
   *
   * @return the path without links, to be used from now on
   */
  public static Path requireItsPlace(Path folder) throws IOException {
    if (!hasOwners(folder)) {
      return folder.toRealPath();
    }
    ResolvedPath resolved = resolved(folder);
    requireWayOfOurs(resolved, Owners.ofThisProcess(resolved.root()));
    return resolved.path();
  }

  /** Returns whether files have an owner and a mode there. */
  static boolean hasOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  private static ResolvedPath resolved(Path path) throws IOException {
    ResolvedPath resolved = ResolvedPath.of(path);
    if (!resolved.end().isPresent()) {
      throw new NoSuchFileException(resolved.path().toString());
    }
    if (resolved.end().get().isLink()) {
      throw new UntrustedFileException(
          resolved.path() + " is a descriptor; accepted is a folder or file");
    }
    return resolved;
  }

  private static void requireWayOfOurs(ResolvedPath resolved, Owners owners) throws IOException {
    for (ResolvedPath.Step step : resolved.way()) {
      requireSafeToPutInto(step.folder);
      requireOwner(step.found, owners.decideOn(step), owners);
    }
  }

  private static void requireSafeToPutInto(FileEntry folder) throws IOException {
    if (!folder.isSticky()) {
      requireNotWritable(folder);
    }
  }

  private static void requireNotWritable(FileEntry entry) throws IOException {
    if (entry.mayBeWrittenByOthers()) {
      throw new UntrustedFileException(
          entry.path()
              + " may be written by others: it belongs to "
              + entry.owner()
              + " and has "
              + entry.modeText()
              + "; chmod go-w "
              + entry.path()
              + REMEDY);
    }
  }

  private static void requireOwner(FileEntry entry, boolean isOurs, Owners owners)
      throws IOException {
    if (!isOurs) {
      throw new UntrustedFileException(
          entry.path()
              + " belongs to "
              + entry.owner()
              + " and has "
              + entry.modeText()
              + "; accepted is what belongs to "
              + owners
              + ": chown "
              + entry.path()
              + REMEDY);
    }
  }
}
