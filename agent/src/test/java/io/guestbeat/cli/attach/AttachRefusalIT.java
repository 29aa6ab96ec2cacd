package io.guestbeat.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What attach and detach refuse, before anything has been done to anybody. */
@Tag("thorough")
final class AttachRefusalIT {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attach|Missing required parameter: 'PID'",
        "attach 12x|\"12x\" is not a process number; the command list",
        "attach 0|\"0\" is not a process number",
        "detach -1|\"-1\" is not a process number",
        "detach 1 2|detach takes no more arguments: 2",
        "attach 1 hots=auto|hots=auto (agent option): no such option; did you mean host?",
        "attach 1 heartbeat=maybe|is not a mode; accepted is off, dry-run, presence or on",
        "attach 1 log.file=a.txt|log.file=a.txt: accepted is an absolute path",
        "attach 1 --jar guestbeat.jar|--jar guestbeat.jar: accepted is an absolute path",
        "attahc 1|unknown command attahc; did you mean attach?",
        "nosuch|unknown command nosuch; accepted are appmonitor"
      })
  void misuseIsNamedInAFewLines(String words, String message) throws Exception {
    Command command = Command.of(words.isEmpty() ? new String[0] : words.split(" "));

    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.output()).isEmpty();
    assertThat(command.errors()).hasSizeLessThan(5);
    assertThat(String.join("\n", command.errors())).contains(message).contains("--help");
  }

  @Test
  void aProcessThatIsNotThere() throws Exception {
    assertThat(Command.of("attach", "2147483646").line())
        .isEqualTo("1 attach: there is no process 2147483646");
    assertThat(Command.of("detach", "2147483646").line())
        .isEqualTo("1 detach: there is no process 2147483646");
  }

  @Test
  void aProcessThatIsNoJvmWhichTheSignalWouldKill() throws Exception {
    try (Program sleeper = ProgramBuilder.of("sleep", "600").start()) {
      assertThat(Command.of("attach", Long.toString(sleeper.pid())).line())
          .isEqualTo("1 attach: process " + sleeper.pid() + " is not a JVM");
      assertThat(sleeper.isAlive()).isTrue();
    }
  }

  @Test
  void aJvmThatTheSignalWouldKill() throws Exception {
    try (Program child = ChildJvm.start(Command.JAVA_HOME, List.of("-Xrs"), Server.class)) {
      child.awaitOutput("serving");

      Command attach = Command.of("attach", Long.toString(child.pid()));

      assertThat(attach.line()).contains("does not handle SIGQUIT").contains("-Xrs");
      assertThat(child.finish()).isZero();
    }
  }

  @Test
  void aJvmThatNobodyMayAttachTo() throws Exception {
    List<String> options = List.of("-XX:+DisableAttachMechanism");
    try (Program child = ChildJvm.start(Command.JAVA_HOME, options, Server.class)) {
      child.awaitOutput("serving");

      Command attach = Command.of("attach", Long.toString(child.pid()));

      assertThat(attach.line()).contains("1 attach: process").contains("DisableAttachMechanism");
      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("serving", "stopping");
    }
  }

  @Test
  void aJarThatTheProcessDoesNotSee() throws Exception {
    try (Program child = ChildJvm.start(Command.JAVA_HOME, List.of(), Server.class)) {
      child.awaitOutput("serving");
      String pid = Long.toString(child.pid());

      Command attach = Command.of("attach", pid, "--jar", "/no/such/guestbeat.jar");

      assertThat(attach.line())
          .startsWith("1 attach: process " + pid + " does not see /no/such/guestbeat.jar");
    }
  }
}
