package io.guestbeat.cli.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JVMs of this machine, on Linux: those of other users only for root. Stateless. */
public final class Jvms {
  private Jvms() {}

  /** Returns whether this machine shows its processes in the way that we read. */
  public static boolean canBeListed() {
    return Files.isReadable(JvmProcess.PROC.resolve("self/maps"));
  }

  /** Returns those that this user may attach to, by number; without this process itself. */
  public static List<JvmProcess> list() throws IOException {
    long self = JvmProcess.self().pid();
    try (Stream<Path> entries = Files.list(JvmProcess.PROC)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("[0-9]+"))
          .map(name -> new JvmProcess(Long.parseLong(name)))
          .filter(process -> process.pid() != self)
          .filter(Jvms::isJvm)
          .sorted(Comparator.comparingLong(JvmProcess::pid))
          .collect(Collectors.toList());
    }
  }

  /** Returns the process of this number, if this machine shows its processes. */
  public static Optional<JvmProcess> find(long pid) {
    return canBeListed() ? Optional.of(new JvmProcess(pid)) : Optional.<JvmProcess>empty();
  }

  private static boolean isJvm(JvmProcess process) {
    try {
      return process.isJvm();
    } catch (IOException anotherUsersOrEnded) {
      return false;
    }
  }
}
