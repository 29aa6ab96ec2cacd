package io.guestbeat.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.agent.rig.Shape;
import io.guestbeat.agent.rig.Shell;
import io.guestbeat.agent.rig.TmuxScreen;
import io.guestbeat.agent.rig.WatchedJvm;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command top of the real jar, of a real JVM that has the agent. */
@NeedsPrograms("tmux -V")
@Tag("slow")
final class TopJvmIT {
  private static final String HEARTBEAT =
      "heartbeat=on,heartbeat.interval=1s,gates=deadlock+heap,log=warn";

  @TempDir Path folder;
  private WatchedJvm watched;

  @BeforeEach
  void haveACluster() throws Exception {
    watched = WatchedJvm.byARealCluster(folder);
  }

  @AfterEach
  void endThem() {
    watched.close();
  }

  @Test
  void showsTheHeartbeatAndItsGatesAndEndsWithTheProcess() throws Exception {
    watched.start(Command.JAVA_HOME, HEARTBEAT);
    long pid = watched.child().pid();
    try (TmuxScreen terminal = new TmuxScreen(folder, 80, 24)) {
      terminal.type("guestbeat top --interval 200ms " + pid + "; echo status $?");
      terminal.await("● GREEN  heartbeats arrive   monitoring on");
      assertThat(terminal.await("sent"))
          .contains("Gates       deadlock    ● open", "            heap        ● open")
          .first()
          .asString()
          .startsWith("guestbeat top  process " + pid + " ");

      watched.child().send("deadlock-monitors");
      terminal.await("deadlock    ▲ CLOSED  ");

      watched.child().close();
      terminal.await("status 1");
      assertThat(terminal.screen()).contains("top: there is no process " + pid);
    }
  }

  @Test
  void showsTheScreenThatThePagesDo() throws Exception {
    watched.simulator().vm().setMemory(Allocation.of(2048, 8192, 4000));
    watched.simulator().vm().setBalloonTargetMb(512);
    watched.start(Command.JAVA_HOME, HEARTBEAT);
    try (TmuxScreen terminal = new TmuxScreen(folder, 80, 24)) {
      terminal.type("guestbeat top --interval 200ms " + watched.child().pid());
      terminal.await(Pattern.compile("used \\d.*(?s:.*)short of memory(?s:.*)GREEN"));

      assertThat(shape(terminal.screen()))
          .isEqualTo(shape(screenOn("docs/command-line.md")))
          .isEqualTo(shape(screenOn("README.md")));
    }
  }

  private static List<String> screenOn(String name) throws Exception {
    String page = Files.readString(Path.of(System.getProperty("guestbeat.root"), name));
    String screen = page.substring(page.indexOf("<!-- screen: begin -->\n```text\n"));
    return screen.lines().skip(2).takeWhile(line -> !line.equals("```")).toList();
  }

  /** Every bar and history is alike, and so is what is thought of stolen time. */
  private static List<String> shape(List<String> screen) {
    return screen.stream()
        .map(line -> line.replaceAll("[▁-█▒▓░·]+", "#").replaceAll("fine|high|serious", "fine"))
        .map(Shape::of)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void writesPlainLinesOfAProcessOfAnyJava(Path javaHome) throws Exception {
    watched.start(javaHome, HEARTBEAT);

    Command top = Command.of("top", "--count", "1", Long.toString(watched.child().pid()));

    assertThat(top.errors()).isEmpty();
    assertThat(top.output()).hasSize(1).first().asString().endsWith("  heartbeat GREEN");
    assertThat(top.output().get(0)).containsPattern("memory mapped=\\d+MB active=\\d+MB");
  }

  @Test
  void readsAJvmByItsAddressInAnotherDomain() throws Exception {
    watched.start(Command.JAVA_HOME, HEARTBEAT + ",jmx.domain=com.example");
    try (JmxAccess access = JmxAccess.to(watched.child())) {
      Command top = Command.of("top", "--count", "2", "--domain", "com.example", access.url());
      Command elsewhere = Command.of("top", "--count", "1", access.url());

      assertThat(top.errors()).isEmpty();
      assertThat(top.output()).hasSize(2);
      assertThat(elsewhere.line())
          .startsWith("1 top: " + access.url() + " has no MBean io.guestbeat:type=GuestStats: ")
          .contains("attach", "--domain");
    }
  }

  @Test
  void showsWhatTheJvmSaysWhereItsHostIsAway() throws Exception {
    watched.start(Command.JAVA_HOME, HEARTBEAT);
    watched.simulator().faults().hostGone();
    String pid = Long.toString(watched.child().pid());

    try (Program shell = Shell.start(folder, "guestbeat top --interval 100ms " + pid)) {
      String line = shell.nextLine();
      while (line != null && !line.startsWith("top: update: ")) {
        line = shell.nextLine();
      }
      assertThat(line).isNotNull();
      assertThat(shell.nextLine()).containsPattern("cpu used=- .* mapped=- ");
    }
  }

  @Test
  void namesTheRemedyForAProcessWithoutGuestbeat() throws Exception {
    try (Program child = ChildJvm.start(Command.JAVA_HOME, List.of(), Server.class)) {
      child.awaitOutput("serving");
      String pid = Long.toString(child.pid());

      assertThat(Command.of("top", pid).line())
          .isEqualTo(
              "1 top: process "
                  + pid
                  + " has no Guestbeat; this starts it there: guestbeat attach "
                  + pid);
    }
  }

  @Test
  void leavesAJvmAloneThatTheSignalWouldKill() throws Exception {
    try (Program child = ChildJvm.start(Command.JAVA_HOME, List.of("-Xrs"), Server.class)) {
      child.awaitOutput("serving");

      assertThat(Command.of("top", Long.toString(child.pid())).line())
          .contains("does not handle SIGQUIT")
          .startsWith("1 top: process ");
      assertThat(child.finish()).isZero();
    }
  }
}
