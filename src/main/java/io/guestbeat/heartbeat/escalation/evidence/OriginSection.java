package io.guestbeat.heartbeat.escalation.evidence;

import io.guestbeat.machine.ProcessId;
import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** The head of the evidence: which machine it is of, when, and which Guestbeat wrote it. */
final class OriginSection implements EvidenceSection {
  private static final Path HOST_NAME = Paths.get("/proc/sys/kernel/hostname");

  private final Supplier<String> version;

  OriginSection(Supplier<String> version) {
    this.version = version;
  }

  @Override
  public String title() {
    return "Evidence";
  }

  @Override
  public void write(Appendable text) throws IOException {
    text.append("host: ").append(OneLine.of(hostName())).append('\n');
    text.append("time: ").append(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    text.append('\n');
    text.append("process: ").append(ProcessId.ofThis()).append('\n');
    text.append("Guestbeat: ").append(version.get()).append('\n');
  }

  /** Without a look-up, which may hang as all else does. */
  private static String hostName() {
    try {
      return new String(Files.readAllBytes(HOST_NAME), StandardCharsets.UTF_8).trim();
    } catch (IOException thisIsNotLinux) {
      String name = System.getenv("COMPUTERNAME");
      return name == null ? "unknown" : name;
    }
  }
}
