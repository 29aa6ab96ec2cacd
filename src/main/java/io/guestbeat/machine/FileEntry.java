package io.guestbeat.machine;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** The kind, owner and mode of one file, folder or link, as the kernel reports them. Immutable. */
final class FileEntry {
  private static final String ATTRIBUTES = "unix:uid,mode,dev,ino,nlink";
  private static final int KIND = 0170000;
  private static final int PIPE = 0010000;
  private static final int CHARACTER_DEVICE = 0020000;
  private static final int FOLDER = 0040000;
  private static final int REGULAR = 0100000;
  private static final int LINK = 0120000;
  private static final int SOCKET = 0140000;
  private static final int PERMISSIONS = 07777;
  private static final int STICKY = 01000;
  private static final int WRITE_BY_GROUP_OR_OTHERS = 022;

  private final Path path;
  private final int uid;
  private final int mode;
  private final long device;
  private final long inode;
  private final int names;

  private FileEntry(Path path, LinkOption... options) throws IOException {
    Map<String, Object> attributes = Files.readAttributes(path, ATTRIBUTES, options);
    this.path = path;
    uid = (Integer) attributes.get("uid");
    mode = (Integer) attributes.get("mode");
    device = (Long) attributes.get("dev");
    inode = (Long) attributes.get("ino");
    names = (Integer) attributes.get("nlink");
  }

  /** Returns what has this name itself, a link if it is one. */
  static FileEntry named(Path path) throws IOException {
    return new FileEntry(path, NOFOLLOW_LINKS);
  }

  /** Returns the file that this descriptor, a link below {@code /proc}, is open for. */
  static FileEntry openFor(Path descriptor) throws IOException {
    return new FileEntry(descriptor);
  }

  Path path() {
    return path;
  }

  boolean isLink() {
    return isKind(LINK);
  }

  boolean isRegular() {
    return isKind(REGULAR);
  }

  boolean isCharacterDevice() {
    return isKind(CHARACTER_DEVICE);
  }

  /** Returns whether it has one name only, so that nobody can have given it a second one here. */
  boolean hasOneName() {
    return names == 1;
  }

  /** Returns whether it is that file; a number that was free again may be another's by now. */
  boolean isSameFileAs(FileEntry other) {
    return device == other.device && inode == other.inode && uid == other.uid && mode == other.mode;
  }

  boolean isOnTheDeviceOf(FileEntry other) {
    return device == other.device;
  }

  /**
   * Returns whether group or others may write it. An entry of an ACL that lets somebody write shows
   * in the group's bit, which is then its mask: acl(5).
   */
  boolean mayBeWrittenByOthers() {
    return (mode & WRITE_BY_GROUP_OR_OTHERS) != 0;
  }

  /** Returns whether only the owner of what is in this folder may rename or remove it. */
  boolean isSticky() {
    return (mode & STICKY) != 0;
  }

  int uid() {
    return uid;
  }

  String kind() {
    switch (mode & KIND) {
      case PIPE:
        return "a named pipe";
      case CHARACTER_DEVICE:
        return "a character device";
      case FOLDER:
        return "a folder";
      case REGULAR:
        return "a regular file";
      case LINK:
        return "a link";
      case SOCKET:
        return "a socket";
      default:
        return "a block device";
    }
  }

  String owner() {
    return "user " + Integer.toUnsignedString(uid);
  }

  String modeText() {
    return String.format("mode %04o", mode & PERMISSIONS);
  }

  private boolean isKind(int kind) {
    return (mode & KIND) == kind;
  }
}
