package io.guestbeat.machine;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Whether only we and root decide what a path leads to. A file that others may change, rename or
 * put there neither commands nor decides anything. Stateless; where files have no Unix owner and
 * mode, as on Windows, everything is taken.
 *
 * <p>An entry of an ACL that lets somebody write shows in the group's write bit, which is then its
 * mask: acl(5).
 */
public final class FolderTrust {
  private static final int ROOT = 0;
  private static final int STICKY = 01000;
  private static final int WRITE_BY_GROUP_OR_OTHERS = 022;

  private FolderTrust() {}

  /**
   * Refuses a folder, or a file, that anybody but this process's user and root could change or
   * exchange: it and all folders above it must belong to one of the two, and group and others may
   * write none of them, except that a folder in the way may be sticky, as {@code /tmp} is.
   *
   * @param path what is there already
   * @return the path without links, to be used from now on
   * @throws IOException that names the folder or file, who could change it, and what to do
   */
  public static Path require(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    if (!absolute.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return absolute.toRealPath();
    }
    OptionalInt us = ProcessUser.effectiveUid();
    requireLinksOfOurs(absolute, us);
    Path real = absolute.toRealPath();
    requireOursAlone(real, us, false);
    for (Path above = real.getParent(); above != null; above = above.getParent()) {
      requireOursAlone(above, us, true);
    }
    return real;
  }

  /** A link in a shared folder leads where its owner wants. */
  private static void requireLinksOfOurs(Path path, OptionalInt us) throws IOException {
    for (Path at = path; at.getParent() != null; at = at.getParent()) {
      if (Files.isSymbolicLink(at)) {
        requireOwner(at, uid(at, NOFOLLOW_LINKS), us);
      }
    }
  }

  private static void requireOursAlone(Path path, OptionalInt us, boolean mayBeSticky)
      throws IOException {
    Map<String, Object> attributes = Files.readAttributes(path, "unix:uid,mode", NOFOLLOW_LINKS);
    requireOwner(path, (Integer) attributes.get("uid"), us);
    int mode = (Integer) attributes.get("mode");
    boolean isShared = (mode & WRITE_BY_GROUP_OR_OTHERS) != 0;
    if (isShared && !(mayBeSticky && (mode & STICKY) != 0)) {
      throw new IOException(
          path
              + " may be written by others (chmod go-w would take that away, or give a folder of"
              + " its own)");
    }
  }

  private static void requireOwner(Path path, int owner, OptionalInt us) throws IOException {
    if (owner != ROOT && !(us.isPresent() && owner == us.getAsInt())) {
      throw new IOException(
          path
              + " belongs to user "
              + Integer.toUnsignedString(owner)
              + "; accepted is what belongs to root or to this process's user"
              + (us.isPresent() ? ", " + Integer.toUnsignedString(us.getAsInt()) : ""));
    }
  }

  private static int uid(Path path, LinkOption option) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid", option);
  }
}
