package io.guestbeat.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import example.Server;
import io.guestbeat.Needs;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real jar where hardly any folder, or none, can take a file of it. */
@NeedsPrograms(PrivateMounts.NEEDED)
@Tag("slow")
final class TemporaryFoldersIT {
  private static final String JDKS = "io.guestbeat.support.Jdks#all";
  private static final String NO_HOST = "host=unix:/no/such/socket";
  private static final String NO_FOLDER =
      "JNA needs a folder that is writable, allows programs and is safe from others; tried ";

  @TempDir Path folder;
  private PrivateMounts mounts;

  @BeforeEach
  void makeFolders() throws Exception {
    // One that others may write is not used, whatever the umask is.
    Files.setAttribute(folder, "unix:mode", 0755);
    mounts = PrivateMounts.below(folder);
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void whereNoneAllowsProgramsTheReasonNamesEachFolderAndWhatForbidsIt(Path javaHome)
      throws Exception {
    assertReason(
        javaHome, "noexec", "failed to map segment", "the folder is mounted noexec, or SELinux");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void whereNoneCanBeWrittenTheReasonNamesEachFolder(Path javaHome) throws Exception {
    assertReason(javaHome, "ro", "Read-only file system", NO_FOLDER);
  }

  /** Where they could exchange the library between its unpacking and its loading. */
  @ParameterizedTest
  @MethodSource(JDKS)
  void whereOthersMayWriteEachTheReasonSaysSoAndNothingIsUnpacked(Path javaHome) throws Exception {
    assertReason(javaHome, "mode=0777", "%s may be written by others: it belongs to user 0", "");
  }

  /** As the folder {@code /tmp} of a pod, which is an {@code emptyDir}: no name in it is safe. */
  @ParameterizedTest
  @MethodSource(JDKS)
  void whereOthersMayWriteEachAUserButRootNeedsNoName(Path javaHome) throws Exception {
    List<String> user = List.of("setpriv", "--reuid=12346", "--regid=12346", "--clear-groups");
    List<String> reading = new ArrayList<>(user);
    reading.addAll(List.of("test", "-r", ChildJvm.agentJar().toString()));
    Needs.that(ProgramBuilder.of(reading).run().awaitExit() == 0, "root, and a public jar");
    List<String> command = new ArrayList<>(mounts.command("mode=0777", mounts.all()));
    command.addAll(user);
    try (Program child =
        ChildJvm.startBehind(command, javaHome, mounts.jvmOptions(NO_HOST), Server.class)) {
      child.awaitError("guestbeat: INFO no statistics: update: unix:/no/such/socket");

      assertThat(child.finish()).isZero();
    }
  }

  private void assertReason(Path javaHome, String mountOption, String each, String once)
      throws Exception {
    List<String> command = mounts.command(mountOption, mounts.all());
    try (Program child =
        ChildJvm.startBehind(command, javaHome, mounts.jvmOptions(NO_HOST), Server.class)) {
      child.awaitOutput("serving");
      String line = child.awaitError("guestbeat: ");

      assertThat(line).contains(" guestbeat: INFO no statistics: " + NO_FOLDER).contains(once);
      for (Path tried : mounts.all()) {
        assertThat(line).contains(tried + " (" + each.formatted(tried));
      }
      assertThat(line).doesNotContain(mounts.work().toString());
      assertThat(mounts.work()).isEmptyDirectory();
      try (JmxAccess jmx = JmxAccess.to(child)) {
        Object reason =
            jmx.read(new ObjectName("io.guestbeat:type=GuestStats"), "UnavailableReason");
        assertThat(line).endsWith("no statistics: " + reason);
      }
      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("serving", "stopping");
      assertThat(ours(child)).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void theFirstFolderThatServesIsTaken(Path javaHome) throws Exception {
    int first = 2;
    List<String> command = mounts.command("noexec", mounts.all().subList(0, first));
    try (Program child =
        ChildJvm.startBehind(command, javaHome, mounts.jvmOptions(NO_HOST), Server.class)) {
      child.awaitError("guestbeat: INFO no statistics: update: unix:/no/such/socket");

      assertThat(child.finish()).isZero();
      assertThat(mounts.all().get(first)).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void neitherAHomeNorATemporaryFolderIsNeeded(Path javaHome) throws Exception {
    List<String> jvm =
        List.of(
            "-Djava.io.tmpdir=/no/such/folder",
            "-Duser.home=?",
            "-javaagent:" + ChildJvm.agentJar() + "=heartbeat=on," + NO_HOST);
    List<String> command = List.of("env", "-u", "HOME", "-u", "XDG_RUNTIME_DIR", "-u", "TMPDIR");
    try (Program child = ChildJvm.startBehind(command, javaHome, jvm, Server.class)) {
      child.awaitError("guestbeat: INFO no statistics: update: unix:/no/such/socket");

      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("serving", "stopping");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void aHeartbeatThatCannotBeSentForWantOfAFolderSaysSoOnce(Path javaHome) throws Exception {
    List<String> command = mounts.command("noexec", mounts.all());
    List<String> jvm = mounts.jvmOptions("heartbeat=on," + NO_HOST);
    try (Program child = ChildJvm.startBehind(command, javaHome, jvm, Server.class)) {
      child.awaitOutput("serving");
      child.awaitError("heartbeat FAILED: MarkActive: " + NO_FOLDER);

      assertThat(child.finish()).isZero();
      assertThat(ours(child))
          .hasSizeLessThanOrEqualTo(4)
          .filteredOn(line -> line.contains("Disable"))
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void theHeartbeatStartsWithoutAFolderForEvidenceAndSaysWhatThatCosts(Path javaHome)
      throws Exception {
    List<String> command = mounts.command("ro", List.of(mounts.temporary(), Path.of("/var/tmp")));
    List<String> jvm =
        mounts.jvmOptions(
            "host=simulator,heartbeat=on,heartbeat.interval=1s,heartbeat.grace=0s"
                + ",gate.deadlock.interval=200ms");
    try (Program child = ChildJvm.startBehind(command, javaHome, jvm, Patient.class)) {
      child.awaitError("heartbeat STARTED");
      child.awaitOutput("ready");
      child.send("deadlock-locks");
      String trouble = child.awaitError("evidence is not written");

      assertThat(trouble).contains("WARN", "heartbeat TROUBLE", "Read-only file system");
      assertThat(child.finish()).isZero();
    }
  }

  /** JDKs have warnings of their own. */
  private static List<String> ours(Program child) {
    return child.errors().stream().filter(line -> line.contains(" guestbeat: ")).toList();
  }
}
