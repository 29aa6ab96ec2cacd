package io.guestbeat.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Native;
import io.guestbeat.Needs;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveUserTest {
  private static final String ROOT = "0 0 0 0";

  private static final String SOMEBODY = "12345 12345 12345 12345";

  private Program program;
  private JvmProcess target;

  @BeforeEach
  void startAProcessOfSomebody() throws IOException {
    Needs.that(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv");
    Needs.that(user().equals(ROOT), "root, who may become anybody");
    program =
        ProgramBuilder.of(
                "sh",
                "-c",
                "exec setpriv --reuid=12345 --regid=12345 --groups=23456,34567"
                    + " sh -c 'echo ready; exec sleep 60'")
            .start();
    assertThat(program.nextLine()).isEqualTo("ready");
    target = new JvmProcess(program.pid());
  }

  @AfterEach
  void end() {
    if (program != null) {
      program.close();
    }
  }

  @Test
  void callsAsTheUserOfTheProcessAndNobodyElseDoes() throws Exception {
    CountDownLatch isCalling = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    FutureTask<List<String>> call =
        new FutureTask<>(
            () ->
                asTarget()
                    .call(
                        () -> {
                          isCalling.countDown();
                          mayEnd.await();
                          return List.of(user(), status("Gid:"), status("Groups:"));
                        }));
    Thread caller = new Thread(call);
    caller.start();
    awaitCall(isCalling, call);

    String ourselvesMeanwhile = user();
    String anotherMeanwhile = onAnotherThread();
    mayEnd.countDown();

    assertThat(call.get()).containsExactly(SOMEBODY, SOMEBODY, "23456 34567");
    assertThat(List.of(ourselvesMeanwhile, anotherMeanwhile, user())).containsOnly(ROOT);
  }

  /** The number of a process may have become that of a process of root. */
  @Test
  void mayNotSignalAProcessOfRoot() throws Exception {
    try (Program ours = ProgramBuilder.of("sleep", "60").start()) {
      String outcome =
          asTarget()
              .call(
                  () -> {
                    String own = "kill -0 " + ours.pid() + " 2>&1 || echo refused";
                    return ProgramBuilder.of("sh", "-c", own).run().written();
                  });

      assertThat(outcome).contains("refused");
    }
  }

  /** The user who started such a process, as su, could lead root to act with root's rights. */
  @ParameterizedTest
  @ValueSource(strings = {"--ruid=12345", "--reuid=12345 --rgid=12345 --egid=0"})
  void nobodyActsForAProcessWithTheRightsOfTwoUsers(String options) throws Exception {
    // A shell would give one of the two up.
    String command = "exec setpriv " + options + " --clear-groups cat";
    try (Program mixed = ProgramBuilder.of("sh", "-c", command).start()) {
      mixed.send("ready");
      mixed.awaitOutput("ready");

      assertThatThrownBy(() -> EffectiveUser.of(new JvmProcess(mixed.pid())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("has the rights of several users or groups");
    }
  }

  /** Any user can start su, which changes its user. */
  @Test
  void aProcessThatHasChangedItsUserIsNotTheSame() throws Exception {
    String command =
        "echo ready; read go; exec setpriv --reuid=12345 sh -c 'echo changed; exec sleep 60'";
    long pid;
    try (Program changing = ProgramBuilder.of("sh", "-c", command).start()) {
      pid = changing.pid();
      changing.awaitOutput("ready");
      ProcessIdentity first = ProcessIdentity.of(pid);
      first.requireUnchanged();
      changing.send("go");
      changing.awaitOutput("changed");

      assertThatThrownBy(first::requireUnchanged)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("was replaced by another, or changed its user");
    }
    assertThatThrownBy(() -> ProcessIdentity.of(pid)).isInstanceOf(IOException.class);
  }

  @Test
  void leavesRootAsItIsWhereTheCallHangs() throws Exception {
    CountDownLatch isCalling = new CountDownLatch(1);
    // As a call to the system that hangs: no interrupt ends it.
    Semaphore hung = new Semaphore(0);
    FutureTask<String> call =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(
                      () ->
                          asTarget()
                              .call(
                                  () -> {
                                    isCalling.countDown();
                                    hung.acquireUninterruptibly();
                                    return "";
                                  }))
                  .isInstanceOf(InterruptedIOException.class);
              return user() + (Thread.interrupted() ? " interrupted" : "");
            });
    Thread caller = new Thread(call);
    caller.start();
    awaitCall(isCalling, call);

    caller.interrupt();

    assertThat(call.get()).isEqualTo(ROOT + " interrupted");
    hung.release();
    assertThat(user()).isEqualTo(ROOT);
  }

  @Test
  void callsAsWhoeverAsksForAProcessOfTheSameUser() throws Exception {
    assertThat(EffectiveUser.of(JvmProcess.self()).call(EffectiveUserTest::user)).isEqualTo(ROOT);
  }

  @Test
  void callsAsTheOwnerOfAFolder(@TempDir Path folder) throws Exception {
    Files.setAttribute(folder, "unix:uid", 12345);

    assertThat(
            EffectiveUser.ownerOf(folder)
                .by(EffectiveUserTest::kernel)
                .call(EffectiveUserTest::user))
        .isEqualTo(SOMEBODY);
  }

  @Test
  void throwsWhatTheCallThrows() {
    IOException trouble = new IOException("trouble");

    assertThatThrownBy(
            () ->
                asTarget()
                    .call(
                        () -> {
                          throw trouble;
                        }))
        .isSameAs(trouble);
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "aarch64", "arm", "ppc64le", "s390x", "riscv64"})
  void knowsTheCallsOfUsualProcessors(String architecture) {
    assertThat(UserCalls.of(architecture)).isPresent();
  }

  @Test
  void knowsNoCallsOfOtherProcessors() {
    assertThat(UserCalls.of("sparcv9")).isEmpty();
  }

  private EffectiveUser asTarget() throws IOException {
    return EffectiveUser.of(target).by(EffectiveUserTest::kernel);
  }

  /** JNA is in the class path here, and finds its library by itself. */
  private static EffectiveUser.Kernel kernel() {
    return Native.load("c", EffectiveUser.Kernel.class);
  }

  /** Fails where the call has ended before it was made. */
  private static void awaitCall(CountDownLatch isCalling, FutureTask<?> call) throws Exception {
    while (!isCalling.await(10, TimeUnit.MILLISECONDS)) {
      if (call.isDone()) {
        throw new AssertionError("no call was made, but " + call.get());
      }
    }
  }

  private static String onAnotherThread() throws Exception {
    FutureTask<String> task = new FutureTask<>(EffectiveUserTest::user);
    new Thread(task).start();
    return task.get();
  }

  private static String user() throws IOException {
    return status("Uid:");
  }

  /** What the kernel says of the calling thread. */
  private static String status(String key) throws IOException {
    return Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).trim().replaceAll("\\s+", " "))
        .findFirst()
        .orElseThrow();
  }
}
