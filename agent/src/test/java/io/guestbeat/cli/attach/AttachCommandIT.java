package io.guestbeat.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.agent.rig.WatchedJvm;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands list, attach and detach of the real jar, on JVMs that run. */
@Tag("slow")
final class AttachCommandIT {
  private static final String JDKS = "io.guestbeat.support.Jdks#all";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(JDKS)
  void attachesDetachesAndAttachesAgain(Path javaHome) throws Exception {
    ObjectName guestStats = new ObjectName("io.guestbeat:type=GuestStats");
    try (Program child = ChildJvm.start(javaHome, List.of(), Server.class)) {
      child.awaitOutput("serving");
      String pid = Long.toString(child.pid());
      try (JmxAccess jmx = JmxAccess.to(child)) {
        for (int round = 0; round < 2; round++) {
          Command attach = Command.of("attach", pid, "host=simulator", "log=warn");
          assertThat(attach.line()).isEqualTo("0 Guestbeat runs in process " + pid);
          assertThat(jmx.isRegistered(guestStats)).isTrue();
          assertThat(jmx.read(guestStats, "CpuLimitMHz")).isNotNull();
          assertThat(Command.of("list").output()).anyMatch(row -> isRow(row, pid, "yes"));

          assertThat(Command.of("detach", pid).line())
              .isEqualTo("0 Guestbeat is detached from process " + pid);
          assertThat(jmx.isRegistered(guestStats)).isFalse();
          assertThat(Command.of("list").output()).anyMatch(row -> isRow(row, pid, "no"));
        }
      }
      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("serving", "stopping");
      assertThat(child.errors()).noneMatch(line -> line.startsWith("guestbeat"));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void detachesWhatWasThereFromTheStartAndDisablesMonitoring(Path javaHome) throws Exception {
    try (WatchedJvm watched = WatchedJvm.byARealCluster(folder)) {
      watched.start(javaHome, "heartbeat=on,heartbeat.interval=1s");

      Command detach = Command.of("detach", Long.toString(watched.child().pid()));

      assertThat(detach.exitCode()).isZero();
      assertThat(watched.ha().isEnabled()).isFalse();
      watched.child().send("exit 3");
      assertThat(watched.child().finish()).isEqualTo(3);
      assertThat(watched.child().errors()).last().asString().contains("INFO detached");
    }
  }

  @Test
  void isNotDetachedWhereThatWouldBeAReset() throws Exception {
    try (WatchedJvm watched = WatchedJvm.byARealCluster(folder)) {
      watched.start(Command.JAVA_HOME, "heartbeat=on,heartbeat.interval=1s");
      String pid = Long.toString(watched.child().pid());
      watched.simulator().faults().hostGone();

      Command refused = Command.of("detach", pid);
      watched.simulator().faults().clear();

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.errors()).singleElement().asString().contains("goes on in process " + pid);
      watched.awaitHeartbeats(2);
      assertThat(Command.of("detach", pid).exitCode()).isZero();
    }
  }

  @Test
  void attachesWithoutWhatTheJdkHasForIt() throws Exception {
    try (Program child = ChildJvm.start(Command.JAVA_HOME, List.of(), Server.class)) {
      child.awaitOutput("serving");
      String pid = Long.toString(child.pid());
      List<String> noAttachModule = List.of("--limit-modules", "java.management");

      Command attach = Command.with(noAttachModule, "attach", pid, "host=simulator");
      Command detach = Command.with(noAttachModule, "detach", pid);

      assertThat(attach.line()).isEqualTo("0 Guestbeat runs in process " + pid);
      assertThat(detach.line()).isEqualTo("0 Guestbeat is detached from process " + pid);
    }
  }

  @Test
  void refusesASecondAttachAndADetachOfNothing() throws Exception {
    try (Program child = ChildJvm.withAgent(Command.JAVA_HOME, "host=simulator", Server.class)) {
      child.awaitOutput("serving");
      child.awaitError("INFO statistics");
      String pid = Long.toString(child.pid());

      assertThat(Command.of("attach", pid).line())
          .isEqualTo("1 attach: process " + pid + " has Guestbeat already: detach it first");
      assertThat(Command.of("detach", pid).exitCode()).isZero();
      assertThat(Command.of("detach", pid).line())
          .isEqualTo("1 detach: process " + pid + " has no Guestbeat");
      assertThat(child.finish()).isZero();
    }
  }

  @Test
  void saysThatTheProcessItselfCouldNotFollowTheOptions() throws Exception {
    try (Program child = ChildJvm.start(Command.JAVA_HOME, List.of(), Server.class)) {
      child.awaitOutput("serving");
      Path config = folder.resolve("none.properties");

      Command attach = Command.of("attach", Long.toString(child.pid()), "config=" + config);

      assertThat(attach.exitCode()).isEqualTo(1);
      assertThat(attach.errors()).singleElement().asString().contains("did not start in process");
      assertThat(child.awaitError("guestbeat: ERROR")).contains("config=" + config);
    }
  }

  private static boolean isRow(String row, String pid, String guestbeat) {
    List<String> words = new ArrayList<>(List.of(row.trim().split(" +")));
    return words.get(0).equals(pid)
        && words.get(2).equals(guestbeat)
        && words.get(3).equals(Server.class.getName());
  }
}
