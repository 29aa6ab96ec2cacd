package io.guestbeat.cli.report;

import io.guestbeat.cli.attach.JvmProcess;
import io.guestbeat.cli.attach.Jvms;
import io.guestbeat.heartbeat.dryrun.NotedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Optional;

/** Whether the process of a dry run is still there. */
enum Presence {
  /** It is, with Guestbeat in it. */
  THERE,
  /** It is not. */
  GONE,
  /** It is of another container, or this system does not show its processes. */
  UNKNOWN;

  private static final Path OWN_NAMESPACE = Paths.get("/proc/self/ns/pid");

  /**
   * Asks the system.
   *
   * @param all the runs of the folder: a later one of the same number shows that this one is over
   */
  static Presence of(NotedRun run, List<NotedRun> all) {
    Optional<Long> pid =
        run.setting("pid").filter(text -> text.matches("\\d{1,9}")).map(Long::valueOf);
    if (!pid.isPresent() || !run.setting("ns").equals(ownNamespace())) {
      return UNKNOWN;
    }
    boolean isOld =
        all.stream()
            .anyMatch(
                other ->
                    other.setting("pid").equals(run.setting("pid"))
                        && other.setting("ns").equals(run.setting("ns"))
                        && other.started().isAfter(run.started()));
    Optional<JvmProcess> process = Jvms.find(pid.get());
    if (isOld) {
      return GONE;
    }
    return process.map(it -> it.hasGuestbeat() ? THERE : GONE).orElse(UNKNOWN);
  }

  private static Optional<String> ownNamespace() {
    try {
      return Optional.of(Files.readSymbolicLink(OWN_NAMESPACE).toString());
    } catch (IOException | RuntimeException notOnThisSystem) {
      return Optional.of("none");
    }
  }
}
