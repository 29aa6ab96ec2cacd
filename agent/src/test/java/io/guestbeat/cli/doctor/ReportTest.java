package io.guestbeat.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How findings look on a terminal, whatever its width and whatever is in them. */
class ReportTest {
  private final List<String> lines = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 80, 132, 500})
  void noLineIsWiderThanTheTerminalAndNothingIsLost(int width) {
    String path = "/very/long/path/".repeat(30);
    Finding finding =
        Finding.fail(Subject.STATISTICS, "cannot read " + path + " of the host", "try " + path);

    Report report = new Report(width, false, lines::add);
    report.add(finding);
    report.conclude(new Diagnosis(List.of(finding), Optional.empty()));

    assertThat(lines).allMatch(line -> line.length() <= Math.max(40, width));
    assertThat(String.join("", lines).replaceAll("\\s+", "")).contains(path, "try", "->");
  }

  @Test
  void whatAHostSaysIsOneLineWithoutControlCharacters() {
    assertThat(Lines.of(Finding.note(Subject.STATISTICS, "two\nlines\u001b[2J", "")))
        .isEqualTo("NOTE statistics two lines [2J");
  }

  @Test
  void nothingThatAJvmSaysDrivesATerminal() {
    String commands = "\u001b]0;x\u0007\u009b2J\u202e\u2066\u2028\u0085\r\n\ud83d";

    assertThat(
            Lines.of(Finding.note(Subject.STATISTICS, "before " + commands + " after", commands)))
        .matches("NOTE statistics before [ -~]*");
  }

  @Test
  void aTextOfThirtyMegabytesIsCut() {
    Finding finding = Finding.note(Subject.STATISTICS, "x".repeat(30 << 20), "");

    assertThat(Lines.of(finding).length()).isLessThan(5_000);
  }

  @Test
  void everyGroupHasOneHeadingAndEveryRemedyInItStandsOnce() {
    Report report = new Report(80, false, lines::add);
    report.add(Finding.note(Subject.LIBRARIES, "no guest library", "install open-vm-tools"));
    report.add(Finding.note(Subject.LIBRARIES, "no RPC channel", "install open-vm-tools"));
    report.add(Finding.ok(Subject.STATISTICS, "given"));

    assertThat(lines)
        .containsExactly(
            "This machine",
            "  NOTE  libraries    no guest library",
            "                     -> install open-vm-tools",
            "  NOTE               no RPC channel",
            "",
            "The host",
            "  OK    statistics   given");
  }

  @Test
  void coloursAreForATerminalOnlyAndSayNothingThatWordsDoNot() {
    Finding finding = Finding.fail(Subject.STATISTICS, "none", "see above");
    new Report(80, true, lines::add).add(finding);

    assertThat(lines).anyMatch(line -> line.contains("\u001b[1;31mFAIL\u001b[0m"));
    assertThat(String.join(" ", lines).replaceAll("\u001b\\[[0-9;]*m", "").replaceAll("\\s+", " "))
        .isEqualTo("The host " + Lines.of(finding));
  }
}
