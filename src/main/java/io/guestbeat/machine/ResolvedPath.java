package io.guestbeat.machine;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path resolved link by link as the kernel does, with every folder and link on the way. Of a
 * descriptor of a process, {@code /proc/PID/fd/N}, it is not followed what it is open for.
 * Immutable.
 */
final class ResolvedPath {
  /** As many as the kernel follows. */
  private static final int MOST_LINKS = 40;

  private static final Pattern DESCRIPTOR = Pattern.compile("/proc/\\d+/fd/\\d+");
  private static final Path SELF = Paths.get("/proc/self");

  private final FileEntry root;
  private final Path path;
  private final FileEntry end;
  private final List<Step> way;

  private ResolvedPath(FileEntry root, Path path, FileEntry end, List<Step> way) {
    this.root = root;
    this.path = path;
    this.end = end;
    this.way = Collections.unmodifiableList(way);
  }

  /**
   * Follows a path.
   *
   * @throws IOException if a folder on the way is not there; the last name need not be
   */
  static ResolvedPath of(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    List<Step> way = new ArrayList<>();
    Deque<Path> ahead = new ArrayDeque<>();
    for (Path step : absolute) {
      ahead.addLast(step);
    }
    FileEntry root = FileEntry.named(absolute.getRoot());
    FileEntry at = root;
    int links = 0;
    while (!ahead.isEmpty()) {
      String name = ahead.removeFirst().toString();
      if (name.equals("..")) {
        Path parent = at.path().getParent();
        at = parent == null ? root : FileEntry.named(parent);
      } else if (!name.isEmpty() && !name.equals(".")) {
        Path next = at.path().resolve(name);
        FileEntry found;
        try {
          found = FileEntry.named(next);
        } catch (NoSuchFileException e) {
          if (ahead.isEmpty()) {
            way.add(new Step(at, null));
            return new ResolvedPath(root, next, null, way);
          }
          throw new NoSuchFileException(path.toString(), null, next + " is not there");
        }
        way.add(new Step(at, found));
        if (!found.isLink() || isDescriptor(next)) {
          at = found;
        } else if (++links > MOST_LINKS) {
          throw new FileSystemLoopException(path.toString());
        } else {
          Path target = Files.readSymbolicLink(next);
          at = target.isAbsolute() ? root : at;
          addFirst(target, ahead);
        }
      }
    }
    return new ResolvedPath(root, at.path(), at, way);
  }

  /** Returns the folder that everything lies in. */
  FileEntry root() {
    return root;
  }

  /** Returns where it leads: a path without links. */
  Path path() {
    return path;
  }

  /** Returns what is there; empty if nothing is. */
  Optional<FileEntry> end() {
    return Optional.ofNullable(end);
  }

  /** Returns what was passed on the way, the end included, in order. */
  List<Step> way() {
    return way;
  }

  /** Returns the folder that it lies in. */
  FileEntry folder() {
    return way.isEmpty() ? end : way.get(way.size() - 1).folder;
  }

  /** Returns whether it leads to something that this process itself holds open. */
  boolean isOwnDescriptor() throws IOException {
    return isDescriptor(path)
        && path.getName(1).equals(Files.readSymbolicLink(SELF))
        && end().isPresent();
  }

  private static boolean isDescriptor(Path path) {
    return DESCRIPTOR.matcher(path.toString()).matches();
  }

  private static void addFirst(Path names, Deque<Path> ahead) {
    for (int i = names.getNameCount() - 1; i >= 0; i--) {
      ahead.addFirst(names.getName(i));
    }
  }

  /** A name that was looked up in a folder. Immutable. */
  static final class Step {
    final FileEntry folder;

    /** What has that name; null if nothing has. */
    final FileEntry found;

    Step(FileEntry folder, FileEntry found) {
      this.folder = folder;
      this.found = found;
    }
  }
}
