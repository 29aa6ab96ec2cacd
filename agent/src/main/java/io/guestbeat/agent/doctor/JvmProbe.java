package io.guestbeat.agent.doctor;

import io.guestbeat.agent.attach.JvmProcess;
import io.guestbeat.agent.attach.Jvms;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Whether Guestbeat runs, or could run, in the process of a number. */
final class JvmProbe implements Probe {
  private final long pid;

  JvmProbe(long pid) {
    this.pid = pid;
  }

  @Override
  public Subject subject() {
    return Subject.JVM;
  }

  @Override
  public List<Finding> look() {
    Optional<JvmProcess> found = Jvms.find(pid);
    if (!found.isPresent()) {
      return Collections.singletonList(
          Finding.note(
              subject(),
              "processes can be looked at on Linux only",
              "the JDK's jcmd " + pid + " VM.command_line shows its options"));
    }
    JvmProcess process = found.get();
    if (!process.exists()) {
      return failure("there is no process " + pid, "guestbeat list shows those there are");
    }
    try {
      return process.isJvm()
          ? JvmAdvice.findings(factsOf(process))
          : failure("process " + pid + " is no JVM", "guestbeat list shows those there are");
    } catch (IOException e) {
      return failure(
          "process " + pid + " of user " + process.user() + " may not be looked at",
          "run this as that user or as root");
    }
  }

  private JvmFacts factsOf(JvmProcess process) throws IOException {
    List<String> command = process.command();
    return new JvmFacts(
        "process " + pid + (command.isEmpty() ? "" : " (" + command.get(0) + ")"),
        process.javaVersion(),
        process.options(),
        process.hasGuestbeat(),
        process.survivesQuit());
  }

  private List<Finding> failure(String what, String remedy) {
    return Collections.singletonList(Finding.fail(subject(), what, remedy));
  }
}
