package io.guestbeat.cli.attach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A process that runs a JVM, as Linux shows it below {@code /proc}: without a word to the process
 * itself. What it says is true of the moment it is asked. Immutable.
 */
public final class JvmProcess {
  static final Path PROC = Paths.get("/proc");

  /** The name of the agent's thread, which the kernel cuts to 15 characters. */
  private static final String AGENT_THREAD = "guestbeat-agent";

  /** SIGQUIT is number 3, and the first bit is number 1. */
  private static final long QUIT_BIT = 1L << 2;

  private static final int EFFECTIVE = 1;

  /** The most bytes read of {@code maps}: a process may have 65,530 mappings, a line each. */
  private static final int LONGEST_OF_KERNEL = 32 << 20;

  /** The most bytes read of what the process chooses itself, such as its command line. */
  private static final int LONGEST_OF_PROCESS = 1 << 20;

  private final long pid;
  private final Path folder;

  JvmProcess(long pid) {
    this.pid = pid;
    this.folder = PROC.resolve(Long.toString(pid));
  }

  /** The process that asks. */
  public static JvmProcess self() throws IOException {
    return new JvmProcess(Long.parseLong(PROC.resolve("self").toRealPath().toFile().getName()));
  }

  /**
   * Returns whether the process that asks has root's rights; false where that is not to be seen.
   */
  public static boolean isOfRoot() {
    try {
      return self().effectiveUser() == 0;
    } catch (IOException unknown) {
      return false;
    }
  }

  /** Returns its number, as this process's namespace counts. */
  public long pid() {
    return pid;
  }

  /** Returns the name of the user who runs the process; the number if the user has no name here. */
  public String user() {
    try {
      return Files.getOwner(folder).getName();
    } catch (IOException theProcessHasEnded) {
      return "?";
    }
  }

  /**
   * Returns what it runs: the main class, module or jar, and its arguments; empty if it has ended.
   */
  public List<String> command() {
    return JavaCommandLine.application(words());
  }

  /**
   * Returns what its JVM was started with: the options on its command line and those of its
   * environment.
   */
  public List<String> options() {
    List<String> words = words();
    List<String> options =
        new ArrayList<>(words.subList(0, words.size() - JavaCommandLine.application(words).size()));
    for (String variable : environment()) {
      if (variable.startsWith("JAVA_TOOL_OPTIONS=") || variable.startsWith("JDK_JAVA_OPTIONS=")) {
        options.addAll(Arrays.asList(variable.substring(variable.indexOf('=') + 1).split("\\s+")));
      }
    }
    return options;
  }

  /** Returns its environment variables; none if they cannot be seen. */
  public Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    for (String variable : environment()) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        variables.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    return variables;
  }

  /**
   * Returns the path at which this process finds the file that has the given path in that process.
   */
  public Path ours(String path) {
    return path.startsWith("/")
        ? folder.resolve("root").resolve(path.substring(1))
        : folder.resolve("cwd").resolve(path);
  }

  /** Reads the file {@code release} of its Java; what cannot be read says nothing. */
  public JavaRelease java() {
    try {
      Path home = Files.readSymbolicLink(folder.resolve("exe")).getParent().getParent();
      UncontrolledFile release = new UncontrolledFile(ours(home + "/release"));
      // The owner of the process may have put a link there to a file that only root may open.
      return new JavaRelease(EffectiveUser.of(this).call(release::text));
    } catch (IOException | RuntimeException itHasNoSuchFileOrHasEnded) {
      return new JavaRelease("");
    }
  }

  /** Returns whether Guestbeat runs in it. */
  public boolean hasGuestbeat() {
    try (Stream<Path> threads = Files.list(folder.resolve("task"))) {
      return threads.map(JvmProcess::threadName).anyMatch(AGENT_THREAD::equals);
    } catch (IOException | UncheckedIOException theProcessHasEnded) {
      return false;
    }
  }

  /** Returns whether there is such a process. */
  public boolean exists() {
    return Files.isDirectory(folder);
  }

  /**
   * Returns whether it is a JVM at all.
   *
   * @throws IOException if this user may not know
   */
  public boolean isJvm() throws IOException {
    return UncontrolledFile.anyLine(
        folder.resolve("maps"), LONGEST_OF_KERNEL, line -> line.contains("/libjvm.so"));
  }

  /**
   * Returns whether the process survives SIGQUIT, the signal used to attach; with {@code -Xrs} it
   * does not.
   */
  public boolean survivesQuit() throws IOException {
    return (Long.parseUnsignedLong(status("SigCgt:")[0], 16) & QUIT_BIT) != 0;
  }

  /** Returns whether it runs no code now, as after SIGSTOP or under a debugger. */
  public boolean isStopped() {
    try {
      return status("State:")[0].equalsIgnoreCase("T");
    } catch (IOException itIsGone) {
      return false;
    }
  }

  /** Returns the number of the user whose rights it has. */
  public int effectiveUser() throws IOException {
    return Integer.parseUnsignedInt(status("Uid:")[EFFECTIVE]);
  }

  /** Returns who it is now. */
  ProcessIdentity identity() throws IOException {
    return ProcessIdentity.of(pid);
  }

  /**
   * Returns how root attaches to it although it has a /tmp of its own. Whoever has mounted that in
   * a user namespace, or in a container, chooses the programs in it, too: nobody is to enter it as
   * root.
   */
  public String wayIn() {
    return isOfOurUsers() && shares(Paths.get("/"))
        ? "nsenter -t " + pid + " -m java -jar guestbeat.jar …, as root, or the java of JDK 25"
        : "see docs/attaching.md; do not enter its namespaces as root, as its user chooses what"
            + " programs are there";
  }

  private boolean isOfOurUsers() {
    try {
      Path users = Paths.get("ns/user");
      return Files.readSymbolicLink(folder.resolve(users))
          .equals(Files.readSymbolicLink(PROC.resolve("self").resolve(users)));
    } catch (IOException thatIsNotToBeSeen) {
      return false;
    }
  }

  /** Returns whether it sees other files than this process does, as in a container. */
  boolean isApart() throws IOException {
    return !mounts(folder).equals(mounts(PROC.resolve("self")));
  }

  /** Returns whether its /tmp is another than this process's. */
  boolean hasOwnTmp() {
    return !shares(Paths.get("/tmp"));
  }

  /**
   * Returns whether the process sees the same file at this absolute path as this process does; true
   * if that is unknown.
   */
  public boolean shares(Path path) {
    return !isOtherThanOurs(folder.resolve("root").resolve(path.toString().substring(1)), path);
  }

  static boolean isOtherThanOurs(Path theirs, Path ours) {
    try {
      return !Files.isSameFile(theirs, ours);
    } catch (IOException oneIsNotToBeSeen) {
      return false;
    }
  }

  /** Returns whether there is a file of this absolute path where the process looks for it. */
  boolean sees(Path file) {
    try {
      // Not Files.exists: that asks for the real user of the thread.
      Files.readAttributes(seen(file), BasicFileAttributes.class);
      return true;
    } catch (IOException itDoesNot) {
      return false;
    }
  }

  /** Returns where we find the file that has this absolute path where the process looks for it. */
  Path seen(Path file) {
    return folder.resolve("root").resolve(file.toString().substring(1));
  }

  /** Returns whether its JVM was started with this option. */
  boolean hasOption(String option) {
    return words().contains(option);
  }

  private List<String> words() {
    return zeroTerminated("cmdline");
  }

  private List<String> environment() {
    return zeroTerminated("environ");
  }

  private List<String> zeroTerminated(String file) {
    try {
      return Arrays.asList(text(folder.resolve(file)).split("\0"));
    } catch (IOException theProcessHasEnded) {
      return Collections.emptyList();
    }
  }

  private String[] status(String key) throws IOException {
    return lines("status")
        .filter(line -> line.startsWith(key))
        .findFirst()
        .orElseThrow(() -> new IOException(folder + "/status has no " + key))
        .substring(key.length())
        .trim()
        .split("\\s+");
  }

  private Stream<String> lines(String file) throws IOException {
    return Stream.of(text(folder.resolve(file)).split("\n"));
  }

  private static Path mounts(Path process) throws IOException {
    return Files.readSymbolicLink(process.resolve("ns/mnt"));
  }

  private static String threadName(Path thread) {
    try {
      return text(thread.resolve("comm")).trim();
    } catch (IOException theThreadHasEnded) {
      return "";
    }
  }

  /**
   * Returns the text of a file in {@code /proc}, up to a limit, because a process can make some of
   * these files as long as it likes.
   */
  private static String text(Path file) throws IOException {
    return UncontrolledFile.text(file, LONGEST_OF_PROCESS);
  }
}
