package io.guestbeat.cli.doctor.jvm;

import io.guestbeat.cli.attach.JavaRelease;
import io.guestbeat.cli.attach.JvmProcess;
import io.guestbeat.cli.attach.Jvms;
import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.cli.doctor.finding.SystemFiles;
import io.guestbeat.cli.doctor.finding.SystemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Looks at one process from outside: whether it is a JVM that has Guestbeat and can be asked. */
public final class JvmProbe implements Probe {
  private static final String LIST = "guestbeat list shows the JVMs of this machine";
  private static final Path PROC = Paths.get("/proc");

  private final JvmDiagnosis diagnosis;
  private final long pid;
  private final SystemKind system;

  /** Whether to go on, and ask it; the probes run one after the other, on threads of their own. */
  private volatile boolean canBeAsked;

  private volatile boolean hasOwnTemporaryFolder;

  public JvmProbe(JvmDiagnosis diagnosis, SystemKind system) {
    this.diagnosis = diagnosis;
    this.pid = diagnosis.pid();
    this.system = system;
  }

  @Override
  public Subject subject() {
    return Subject.PROCESS;
  }

  boolean canBeAsked() {
    return canBeAsked;
  }

  /** Returns whether files in {@code /tmp}, by which one attaches, are not shared with it. */
  boolean hasOwnTemporaryFolder() {
    return hasOwnTemporaryFolder;
  }

  SystemKind system() {
    return system;
  }

  @Override
  public List<Finding> look() {
    diagnosis.put("pid", pid);
    Optional<JvmProcess> found = Jvms.find(pid);
    if (!found.isPresent()) {
      // This system does not show its processes: asking says whether there is one.
      canBeAsked = true;
      return Collections.emptyList();
    }
    JvmProcess process = found.get();
    if (!process.exists()) {
      return failure("there is no process " + pid, LIST);
    }
    Optional<Finding> standstill = standstill();
    if (standstill.isPresent()) {
      return failure(standstill.get().what(), standstill.get().remedy());
    }
    try {
      return process.isJvm()
          ? findings(process)
          : failure("process " + pid + " is not a JVM", LIST);
    } catch (IOException e) {
      if (!process.exists()) {
        return failure("there is no process " + pid + " any more", LIST);
      }
      return failure(
          "process " + pid + " belongs to user " + process.user(),
          "run this as that user or as root");
    }
  }

  /** Returns why the process runs no code now, if it does not. */
  private Optional<Finding> standstill() {
    String state =
        new SystemFiles(PROC)
            .lines(pid + "/status")
            .filter(line -> line.startsWith("State:"))
            .map(line -> line.substring("State:".length()).trim())
            .findFirst()
            .orElse("");
    if (state.startsWith("T") || state.startsWith("t")) {
      return Optional.of(
          Finding.fail(
              subject(),
              "process " + pid + " is stopped, by SIGSTOP or a debugger",
              "continue it: kill -CONT " + pid));
    }
    return state.startsWith("Z")
        ? Optional.of(
            Finding.fail(
                subject(),
                "process " + pid + " has ended, and its parent has not reaped it yet",
                LIST))
        : Optional.empty();
  }

  private List<Finding> findings(JvmProcess process) throws IOException {
    JvmFacts facts = factsOf(process);
    List<Finding> findings = new ArrayList<>(JvmAdvice.findings(facts));
    diagnosis.put("guestbeat", facts.hasGuestbeat);
    facts.version.ifPresent(version -> diagnosis.put("javaVersion", version));
    addTemporaryFolder(findings);
    if (!facts.hasGuestbeat) {
      diagnosis.conclude(JvmHealth.WITHOUT_GUESTBEAT, withoutGuestbeat(facts, findings.get(0)));
    } else if (facts.survivesQuit) {
      canBeAsked = true;
    } else {
      diagnosis.put("reduceSignalUsage", true);
      findings.add(JvmAdvice.reducedSignals());
      diagnosis.conclude(
          JvmHealth.UNKNOWN, "it runs with -Xrs, and attaching sends a signal that would end it");
    }
    return findings;
  }

  private String withoutGuestbeat(JvmFacts facts, Finding finding) {
    if (facts.lacksManagement) {
      return JvmAdvice.LACKS_MANAGEMENT;
    }
    if (facts.agent.isPresent()) {
      return JvmAdvice.whyNotStarted(facts.agent.get());
    }
    return finding.isFailure()
        ? "it cannot be attached either"
        : "guestbeat attach " + pid + " starts it";
  }

  private JvmFacts factsOf(JvmProcess process) throws IOException {
    JavaRelease java = process.java();
    List<String> command = process.command();
    return new JvmFacts(
        "process " + pid + (command.isEmpty() ? "" : " (" + command.get(0) + ")"),
        java.version(),
        process.options(),
        process.hasGuestbeat(),
        process.survivesQuit(),
        process.hasGuestbeat() ? Optional.empty() : GivenAgent.of(process),
        java.lacksModule("java.management"));
  }

  private void addTemporaryFolder(List<Finding> findings) {
    hasOwnTemporaryFolder = isApart();
    diagnosis.put("privateTmp", hasOwnTemporaryFolder);
    if (hasOwnTemporaryFolder) {
      findings.add(
          Finding.note(
              Subject.TEMPORARY_FOLDER,
              "the process has a /tmp of its own"
                  + (system.hasSystemd() ? " (systemd's PrivateTmp=yes, or a container)" : ""),
              "if attaching fails: " + wayIn(pid)));
    }
  }

  /** Returns how to attach nevertheless. */
  static String wayIn(long pid) {
    return Jvms.find(pid).map(JvmProcess::wayIn).orElse("see docs/attaching.md");
  }

  private boolean isApart() {
    try {
      Path process = PROC.resolve(Long.toString(pid));
      if (Files.readSymbolicLink(process.resolve("ns/mnt"))
          .equals(Files.readSymbolicLink(PROC.resolve("self/ns/mnt")))) {
        return false;
      }
      return !key(process.resolve("root/tmp")).equals(key(Paths.get("/tmp")));
    } catch (IOException notToBeSeen) {
      return false;
    }
  }

  /** Device and number of the file. */
  private static String key(Path folder) throws IOException {
    return String.valueOf(Files.readAttributes(folder, BasicFileAttributes.class).fileKey());
  }

  private List<Finding> failure(String what, String remedy) {
    diagnosis.conclude(JvmHealth.UNKNOWN, what);
    return Collections.singletonList(Finding.fail(subject(), what, remedy));
  }
}
