package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import example.Rounds;
import io.guestbeat.agent.GateAgent;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The progress gate of the real jar, weaving applications as they run. */
@Tag("thorough")
final class ProgressIT {
  private static final String JDKS = "io.guestbeat.support.Jdks#from17";
  private static final String DEAD =
      "dead: .* has not been entered for \\d+ms; allowed is less than 2ms";

  @TempDir Path folder;
  private Path agent;

  @BeforeEach
  void makeTheAgent() throws IOException {
    agent = GateAgent.jarIn(folder);
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void isUsableFromTheMomentTheClassIsLoaded(Path javaHome) throws Exception {
    List<String> found = rounds(javaHome, "example.Loop#poll", "check", "load", "check");

    assertThat(found)
        .containsExactly(
            "unusable: [example.Loop#poll] cannot be watched: its class is not loaded", "alive");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void diesWithoutEntriesAndComesAliveWithOne(Path javaHome) throws Exception {
    List<String> found =
        rounds(javaHome, "example.Loop#poll", "load", "die", "poll0", "check", "die");

    assertThat(found).hasSize(4);
    assertThat(found.get(0)).matches(DEAD);
    assertThat(found.subList(1, 3)).containsExactly("initialised", "alive");
    assertThat(found.get(3)).matches(DEAD);
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void seesAMethodInALoaderThatKnowsNothingOfGuestbeat(Path javaHome) throws Exception {
    List<String> found = rounds(javaHome, "example.Loop#poll", "isolate", "die", "poll0", "check");

    assertThat(found).hasSize(3).last().isEqualTo("alive");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void takesAnEntryInAnyCopyOfTheClass(Path javaHome) throws Exception {
    List<String> found =
        rounds(javaHome, "example.Loop#poll", "load", "isolate", "die", "poll0", "check");

    assertThat(found).hasSize(3).last().isEqualTo("alive");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void keepsNoClassLoaderAlive(Path javaHome) throws Exception {
    List<String> found = rounds(javaHome, "example.Loop#poll", "isolate", "poll0", "forget");

    assertThat(found).hasSize(2).last().asString().startsWith("unusable: ");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void watchesEveryOverloadOrTheOneNamed(Path javaHome) throws Exception {
    String one = "example.Loop#poll(int,java.lang.String[])";

    assertThat(rounds(javaHome, "example.Loop#poll", "load", "die", "poll2", "check"))
        .last()
        .isEqualTo("alive");
    assertThat(rounds(javaHome, one, "load", "die", "poll2", "check")).last().isEqualTo("alive");
    assertThat(rounds(javaHome, one, "load", "die", "poll0", "die").get(2)).matches(DEAD);
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void watchesAConstructorAndSeveralMethods(Path javaHome) throws Exception {
    String methods = "example.Loop#<init>+example.Polling#pollOnce";

    assertThat(rounds(javaHome, methods, "load", "die", "poll0", "check"))
        .last()
        .isEqualTo("alive");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void seesTheCodeOfAnInterface(Path javaHome) throws Exception {
    List<String> found =
        rounds(javaHome, "example.Polling#pollOnce", "load", "die", "pollOnce0", "check");

    assertThat(found).last().isEqualTo("alive");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void countsAMethodThatASubclassOverrides(Path javaHome) throws Exception {
    for (String method : List.of("example.Loop#run", "example.Polling#pollOnce")) {
      String call = method.endsWith("run") ? "run0" : "pollOnce0";

      List<String> found = rounds(javaHome, method, "load", "subclass", "die", call, "check");

      assertThat(found).as(method).last().isEqualTo("alive");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void namesTheMethodThatTheClassDoesNotDeclareWithCode(Path javaHome) throws Exception {
    assertThat(rounds(javaHome, "example.Polling#run", "load", "check").get(0))
        .startsWith("unusable: [example.Polling#run] cannot be watched: ")
        .contains("is not declared with code there, but [pollOnce];");
    assertThat(rounds(javaHome, "example.Loop#pol+example.Loop#run", "load", "check").get(0))
        .contains("[example.Loop#pol] is not declared with code there", "poll, run");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void weavesAClassOfJava5(Path javaHome) throws Exception {
    List<String> found = rounds(javaHome, "example.Loop#poll", "java5", "die", "poll2", "check");

    assertThat(found).last().isEqualTo("alive");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void weavesAClassThatWasLoadedBefore(Path javaHome) throws Exception {
    String loadedBefore = "example.Loop#poll;loaded-before=example.Loop";

    List<String> found = rounds(javaHome, loadedBefore, "load", "die", "poll0", "check");

    assertThat(found).hasSize(3).last().isEqualTo("alive");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void takesBackWhatItWoveWhenItIsClosed(Path javaHome) throws Exception {
    List<String> found =
        rounds(javaHome, "example.Loop#poll", "load", "poll0", "close", "die", "poll0", "check");

    assertThat(found).hasSize(3);
    assertThat(found.get(2)).matches(DEAD);
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void leavesTheClassesOfTheJvmAlone(Path javaHome) throws Exception {
    assertThat(rounds(javaHome, "java.lang.String#length", "check"))
        .containsExactly(
            "unusable: [java.lang.String#length] cannot be watched:"
                + " its class is the JVM's own");
  }

  /** Of such an interface half the JDK's classes are subclasses. */
  @ParameterizedTest
  @MethodSource(JDKS)
  void leavesAllClassesAloneWhereTheFirstIsTheJvms(Path javaHome) throws Exception {
    Path log = folder.resolve("redefined.log");
    List<String> options =
        List.of(
            "-Xlog:redefine+class*=info:file=" + log,
            "-javaagent:" + agent + "=within=2ms;method=java.lang.Runnable#run");
    try (Program child = ChildJvm.start(javaHome, options, Rounds.class, "check")) {
      assertThat(child.finish()).isZero();
      assertThat(child.output().get(0)).startsWith("unusable: ").contains("is the JVM's own");
    }
    assertThat(Files.readString(log)).doesNotContain("redefined");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void seesAMethodInAPackageThatItsModuleHides(Path javaHome) throws Exception {
    Path modules = AcmeApplication.compiledIn(folder);
    String options = "=method=acme.inner.Loop#poll;within=2ms";
    List<String> command =
        List.of("-javaagent:" + agent + options, "-p", modules.toString(), "-m", "acme/acme.Main");
    try (Program child = ChildJvm.run(javaHome, command)) {
      assertThat(child.finish()).isZero();
      assertThat(child.errors()).isEmpty();
      assertThat(child.output()).hasSize(3).last().isEqualTo("alive");
      assertThat(child.output().get(1)).matches(DEAD);
    }
  }

  /** What the application prints, and no word on standard error. */
  private List<String> rounds(Path javaHome, String method, String... commands) throws Exception {
    List<String> options = List.of("-javaagent:" + agent + "=within=2ms;method=" + method);
    try (Program child = ChildJvm.start(javaHome, options, Rounds.class, commands)) {
      assertThat(child.finish()).describedAs("%s", child.errors()).isZero();
      assertThat(child.errors()).isEmpty();
      return child.output();
    }
  }
}
