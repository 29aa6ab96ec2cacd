package io.guestbeat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command budget, on the file in which an application's resets are claimed. */
final class BudgetCommandIT {
  @TempDir private Path folder;

  @Test
  void theBudgetIsShownAndCleared() throws Exception {
    Path budget = Files.createDirectory(folder.resolve("budget"));
    Files.setAttribute(budget, "unix:mode", 0700);
    long recent = Instant.now().toEpochMilli() - 1000;
    Files.writeString(budget.resolve("resets"), recent + " deadlock: 2 threads\n");

    Command shown = Command.of("budget", "--dir", budget.toString());
    Command cleared = Command.of("budget", "--dir", budget.toString(), "--clear");
    Command after = Command.of("budget", "--dir", budget.toString());

    assertThat(shown.output()).hasSize(2).first().asString().endsWith("  deadlock: 2 threads");
    assertThat(shown.output()).last().isEqualTo("1 claim in " + budget.resolve("resets"));
    assertThat(cleared.output()).last().isEqualTo("1 claim cleared in " + budget.resolve("resets"));
    assertThat(after.output()).containsExactly("0 claims in " + budget.resolve("resets"));
  }

  @Test
  void whereThereIsNoBudgetItIsSaidAndNothingIsTouched() throws Exception {
    Path budget = Files.createDirectories(folder.resolve("acme/guestbeat"));
    Files.setAttribute(budget, "unix:mode", 0700);
    Files.writeString(budget.resolve("resets"), "1764000000000 deadlock\n");
    Path others = Files.createDirectory(folder.resolve("others"));
    Files.writeString(others.resolve("resets"), "counters of another program");

    Command parent = Command.of("budget", "--dir", budget.getParent() + "", "--clear");
    Command foreign = Command.of("budget", "--dir", others + "", "--clear");
    Command none = Command.of("budget", "--dir", folder.resolve("none") + "");

    assertThat(parent.exitCode()).isEqualTo(1);
    assertThat(parent.errors().get(0))
        .isEqualTo(
            "budget: --dir "
                + budget.getParent()
                + ": has no budget file named resets; accepted is an application's "
                + "evidence.dir in which a reset was claimed");
    assertThat(parent.errors().get(1)).startsWith("Budget files are in ").contains(budget + "");
    assertThat(foreign.errors().get(0)).contains("--dir " + others + ": has no budget file");
    assertThat(none.errors().get(0)).contains("has no budget file");
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.map(folder::relativize).map(Path::toString))
          .contains("acme/guestbeat/resets", "others/resets")
          .noneMatch(name -> name.contains("lock") || name.contains("none"));
    }
    assertThat(Files.readString(others.resolve("resets"))).isEqualTo("counters of another program");
  }

  @Test
  @NeedsPrograms("id -u | grep -x 0")
  void rootLooksAtTheBudgetOfAJvmAndOfAnotherUsersFolder() throws Exception {
    Path evidence = folder.resolve("evidence");
    try (Program jvm =
        ChildJvm.withAgent(
            Command.JAVA_HOME,
            "host=simulator,heartbeat=on,evidence.dir=" + evidence,
            Patient.class)) {
      jvm.awaitOutput("ready");

      assertThat(Command.of("budget", Long.toString(jvm.pid())).line())
          .startsWith("0 0 claims: no reset was claimed yet in " + evidence + "; ");
    }

    Files.createDirectories(evidence);
    Files.writeString(evidence.resolve("resets"), "1764000000000 deadlock\n");
    Files.setAttribute(evidence.resolve("resets"), "unix:uid", 12345);
    Files.setAttribute(evidence, "unix:uid", 12345);
    Files.setAttribute(evidence, "unix:mode", 0700);
    Files.setAttribute(folder, "unix:mode", 01777);

    assertThat(Command.of("budget", "--dir", evidence + "", "--clear").output())
        .last()
        .isEqualTo("1 claim cleared in " + evidence.resolve("resets"));
    assertThat(Command.of("budget", "--dir", evidence + "").line())
        .isEqualTo("0 0 claims in " + evidence.resolve("resets"));
    assertThat(Files.getAttribute(evidence.resolve("resets"), "unix:uid")).isEqualTo(12345);
    assertThat(Files.getAttribute(evidence.resolve("resets.lock"), "unix:uid")).isEqualTo(12345);
  }
}
