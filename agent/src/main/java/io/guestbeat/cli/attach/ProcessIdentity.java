package io.guestbeat.cli.attach;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The identity of a process at one moment: its user, its groups, and its start time. A process can
 * become another program, of another user, and its number can become that of another process,
 * between two looks at it. Immutable.
 */
final class ProcessIdentity {
  /** The line that the kernel writes has far less. */
  private static final int LONGEST = 64 << 10;

  /** The index of the start time among the fields after the name, which ends with a parenthesis. */
  private static final int START_TIME = 19;

  private final long pid;
  private final String startTime;
  private final int[] users;
  private final int[] mainGroups;
  private final int[] groups;
  private final long innerPid;

  private ProcessIdentity(long pid, String startTime, String status) throws IOException {
    this.pid = pid;
    this.startTime = startTime;
    users = numbers(status, "Uid:");
    mainGroups = numbers(status, "Gid:");
    groups = numbers(status, "Groups:");
    int[] pids = numbers(status, "NSpid:");
    innerPid = pids.length == 0 ? pid : pids[pids.length - 1];
  }

  /**
   * Reads it; the kernel writes user and groups of one moment.
   *
   * @throws IOException if the process has ended
   */
  static ProcessIdentity of(long pid) throws IOException {
    Path folder = JvmProcess.PROC.resolve(Long.toString(pid));
    String ended = "process " + pid + " has ended";
    try {
      String before = startTime(folder);
      String status = UncontrolledFile.text(folder.resolve("status"), LONGEST);
      if (!before.equals(startTime(folder))) {
        throw new IOException(ended);
      }
      return new ProcessIdentity(pid, before, status);
    } catch (NoSuchFileException e) {
      throw new IOException(ended, e);
    }
  }

  private static String startTime(Path folder) throws IOException {
    String stat = UncontrolledFile.text(folder.resolve("stat"), LONGEST);
    return stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ")[START_TIME];
  }

  private static int[] numbers(String status, String key) throws IOException {
    String line =
        Stream.of(status.split("\n")).filter(each -> each.startsWith(key)).findFirst().orElse(key);
    return Stream.of(line.substring(key.length()).trim().split("\\s+"))
        .filter(number -> !number.isEmpty())
        .mapToInt(Integer::parseUnsignedInt)
        .toArray();
  }

  /**
   * Requires that it runs with the rights of one user, and of one main group. Who has those of two,
   * such as {@code su} while it asks for a password, is not who started it and not yet another.
   */
  void requireOneUser() throws IOException {
    if (users.length == 0 || Stream.of(users, mainGroups).anyMatch(ProcessIdentity::areSeveral)) {
      throw new UntrustedProcessException(
          "process "
              + pid
              + " has the rights of several users or groups (Uid "
              + text(users)
              + ", Gid "
              + text(mainGroups)
              + "), so root does not attach to it");
    }
  }

  /**
   * Requires that it is still the same, and of the same user.
   *
   * @throws IOException if it is another, or has ended
   */
  void requireUnchanged() throws IOException {
    ProcessIdentity now = of(pid);
    if (!now.startTime.equals(startTime)
        || !Arrays.equals(now.users, users)
        || !Arrays.equals(now.mainGroups, mainGroups)) {
      throw new UntrustedProcessException(
          "process "
              + pid
              + " was replaced by another, or changed its user, meanwhile; run the command "
              + "again");
    }
  }

  private static boolean areSeveral(int[] ids) {
    return Arrays.stream(ids).distinct().count() > 1;
  }

  private static String text(int[] ids) {
    return Arrays.toString(Arrays.stream(ids).mapToObj(Integer::toUnsignedString).toArray());
  }

  int user() {
    return users[0];
  }

  int mainGroup() {
    return mainGroups[0];
  }

  int[] groups() {
    return groups.clone();
  }

  /** Returns the number that it has where it lives, such as 1 in a container. */
  long innerPid() {
    return innerPid;
  }
}
