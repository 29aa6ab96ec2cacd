package io.guestbeat.heartbeat.escalation.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.Needs;
import io.guestbeat.heartbeat.escalation.WallClock;
import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResetBudgetTest {
  private static final String POISON = "9999999999999 of the year 2286\n";
  private static final int SOMEBODY = 12345;

  private final WallClock clock = new WallClock();
  private final List<String> reports = new CopyOnWriteArrayList<>();
  @TempDir private Path parent;
  private Path home;
  private ResetBudget budget;

  @AfterEach
  void close() {
    if (budget != null) {
      budget.close();
    }
  }

  @Test
  void allowsSoManyAndThenNoneUntilTheWindowIsOver() {
    boot("2/1h");

    assertThat(budget.tryClaim("first")).isTrue();
    clock.turn(Duration.ofMinutes(10));
    assertThat(budget.tryClaim("second")).isTrue();
    assertThat(budget.tryClaim("third")).isFalse();
    assertThat(budget.state().used()).isEqualTo(2);
    assertThat(budget.state().nextAllowed()).contains(clock.instant().plus(Duration.ofMinutes(50)));

    clock.turn(Duration.ofMinutes(50));
    assertThat(budget.state().nextAllowed()).contains(clock.instant());
    assertThat(budget.tryClaim("third")).isTrue();
  }

  @Test
  void remembersClaimsAfterTheReset() throws IOException {
    boot("2/1h");
    budget.tryClaim("deadlock: two\nthreads");
    clock.turn(Duration.ofMinutes(5));
    reboot("2/1h");
    budget.tryClaim("again");
    clock.turn(Duration.ofMinutes(5));
    reboot("2/1h");

    assertThat(budget.tryClaim("and again")).isFalse();
    assertThat(Files.readString(file()))
        .isEqualTo("1795490512123 deadlock: two threads\n1795490812123 again\n");
    assertThat(reports).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\u0085", "\u2028", "\u2029", "\ud83d", "\u202e"})
  void remembersAClaimWhateverItsReasonHolds(String foreign) throws IOException {
    boot("1/1h");
    budget.tryClaim("deadlock: \"req" + foreign + "0\"");
    reboot("1/1h");

    assertThat(budget.tryClaim("again")).isFalse();
    assertThat(reports).isEmpty();
    assertThat(Files.readString(file())).matches("\\d{13} deadlock: [ -~]*\n");
  }

  @Test
  void doesNotCountWhatWasWithdrawn() throws IOException {
    boot("1/1h");
    budget.tryClaim("slow");
    awaitLines(1);
    budget.withdraw();
    awaitLines(2);
    assertThat(budget.state().used()).isZero();

    reboot("1/1h");
    budget.withdraw();
    assertThat(budget.state().used()).isZero();
    assertThat(budget.tryClaim("dead")).isTrue();
    budget.close();
    assertThat(Files.readString(file()))
        .startsWith("1795490512123 slow\nwithdrawn 1795490512123\n");
  }

  @Test
  void neverAllowsAnyOrAlways() {
    boot("0/1h");
    assertThat(budget.tryClaim("dead")).isFalse();
    assertThat(budget.state().nextAllowed()).isEmpty();

    reboot("unlimited");
    for (int i = 0; i < 100; i++) {
      assertThat(budget.tryClaim("dead")).isTrue();
    }
  }

  @Test
  void countsClaimsOfTheFutureAsTheClockMayNotBeSetAfterBoot() {
    boot("1/1h");
    budget.tryClaim("dead");
    clock.turn(Duration.ofDays(-3));
    reboot("1/1h");

    assertThat(budget.tryClaim("dead at boot")).isFalse();
    assertThat(budget.state().used()).isEqualTo(1);
  }

  @Test
  void aClaimOfTheFutureCountsForOneWindowHoweverOftenItIsStarted() throws IOException {
    Files.createDirectory(folder());
    Files.writeString(file(), "2795490512123 by a clock ten years ahead\n");
    boot("1/1h");
    assertThat(budget.tryClaim("dead")).isFalse();
    awaitLines(2);
    assertThat(budget.state().nextAllowed()).contains(clock.instant().plus(Duration.ofHours(1)));

    clock.turn(Duration.ofMinutes(40));
    reboot("1/1h");
    assertThat(budget.tryClaim("dead")).isFalse();

    clock.turn(Duration.ofMinutes(20));
    reboot("1/1h");
    assertThat(budget.tryClaim("dead")).isTrue();
  }

  @Test
  void aClockSetBackKeepsAClaimOfTheFutureNoLongerThanAWindow() throws IOException {
    Files.createDirectory(folder());
    Files.writeString(file(), "2795490512123 ahead\n");
    boot("1/1h");
    clock.turn(Duration.ofDays(-300));
    assertThat(budget.tryClaim("dead")).isFalse();

    clock.turn(Duration.ofHours(1));
    assertThat(budget.tryClaim("dead")).isTrue();
  }

  @Test
  void claimsThatAreClearedCountNoLongerWhereTheBudgetWasSpent() throws IOException {
    boot("1/1h");
    budget.tryClaim("dead");
    awaitLines(1);
    ResetClaims claims = ResetClaims.in(folder());
    assertThat(claims.list()).extracting(ResetClaims.Entry::reason).containsExactly("dead");

    assertThat(claims.clear()).hasSize(1);

    assertThat(claims.list()).isEmpty();
    Wait.untilSucceeds(() -> assertThat(budget.tryClaim("dead again")).isTrue());
  }

  @Test
  void aBudgetInMemoryWritesNothingAndIsGoneWithItsProcess() {
    budget = ResetBudget.inMemory(ResetAllowance.parse("1/1h"), clock);
    assertThat(budget.tryClaim("dead")).isTrue();
    assertThat(budget.tryClaim("dead")).isFalse();
    budget.withdraw();
    assertThat(budget.tryClaim("dead")).isTrue();
    budget.close();

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void ignoresWhatItCannotReadAndSaysSoOnce() throws IOException {
    boot("2/1h");
    budget.tryClaim("first");
    budget.close();
    Files.writeString(file(), "\0\0\0\nnonsense\n17954905", StandardOpenOption.APPEND);
    reboot("2/1h");

    assertThat(budget.state().used()).isEqualTo(1);
    assertThat(reports).containsExactly("3 lines of " + file() + " are no claims: not counted");

    assertThat(budget.tryClaim("second")).isTrue();
    reboot("2/1h");
    assertThat(budget.state().used()).isEqualTo(2);
  }

  @Test
  void staysInMemoryWhereTheFileCannotBeWritten() throws IOException {
    Files.writeString(parent.resolve("resets-folder"), "a file, no folder");
    boot("1/1h");

    assertThat(budget.tryClaim("first")).isTrue();
    Wait.untilSucceeds(() -> assertThat(reports).hasSize(1));
    assertThat(reports.get(0)).startsWith("resets are counted in memory only, " + file());
    assertThat(budget.tryClaim("second")).isFalse();

    Files.delete(folder());
    Wait.untilSucceeds(() -> assertThat(file()).exists());
    assertThat(reports).as("said once, however often it was tried").hasSize(1);
  }

  @Test
  void learnsOfOtherProcessesWhenItWrites() {
    boot("3/1h");
    try (ResetBudget other = load("3/1h")) {
      budget.tryClaim("ours");
      Wait.untilSucceeds(() -> assertThat(lines()).hasSize(1));
      clock.turn(Duration.ofSeconds(1));
      other.tryClaim("theirs");
      Wait.untilSucceeds(() -> assertThat(other.state().used()).isEqualTo(2));
      clock.turn(Duration.ofSeconds(1));
      budget.tryClaim("ours again");
      Wait.untilSucceeds(() -> assertThat(budget.state().used()).isEqualTo(3));
    }
  }

  @Test
  void keepsTheFileShort() throws IOException {
    Files.createDirectory(folder());
    Files.writeString(file(), "1700000000000 long ago\n".repeat(1000));
    boot("2/1h");
    budget.tryClaim("dead");
    budget.close();

    assertThat(Files.readString(file())).isEqualTo("1795490512123 dead\n");
  }

  @Test
  void keepsAClaimHoweverManyAfterItWereWithdrawn() throws IOException {
    Files.createDirectory(folder());
    Files.writeString(
        file(),
        "1795490400000 dead\n" + "1795490500000 flap\nwithdrawn 1795490500000\n".repeat(400));
    boot("2/1h");
    assertThat(budget.state().used()).isEqualTo(1);
    budget.tryClaim("dead again");
    budget.close();

    assertThat(Files.readString(file()))
        .isEqualTo("1795490400000 dead\n1795490512123 dead again\n");
  }

  @Test
  void makesTheFolderAtStartAndNotAtTheFirstFailure() {
    boot("2/1h");

    assertThat(folder()).isDirectory();
    assertThat(reports).isEmpty();
  }

  /** A local user who may write the folder claims resets until the year 2286. */
  @ParameterizedTest
  @CsvSource({
    "a folder that a group may write, 0770, may be written by others",
    "a folder that all may write, 1777, may be written by others",
    "a folder above it that a group may write, 0770, may be written by others",
    "a file that a group may write, 0660, may be written by others",
    "a file that all may write, 0606, may be written by others",
    "a folder of somebody else, 0755, belongs to user 12345",
    "a folder above it of somebody else, 0755, belongs to user 12345",
    "a file of somebody else, 0644, belongs to user 12345",
    "a link of somebody else, , belongs to user 12345",
    "a pipe, , is a named pipe"
  })
  void isNotTakenFromAnybodyElse(String what, String mode, String why) throws Exception {
    Path poisoned = poison(what, mode == null ? 0 : Integer.parseInt(mode, 8));
    boot("1/1h");

    assertThat(budget.tryClaim("dead")).isTrue();
    assertThat(budget.state().used()).isEqualTo(1);
    budget.close();
    assertThat(reports)
        .singleElement()
        .asString()
        .startsWith("resets are counted in memory only, ")
        .contains(poisoned + " " + why, mode == null ? "" : "mode " + mode);
    assertThat(Files.isRegularFile(file()) ? Files.readString(file()) : POISON).isEqualTo(POISON);
  }

  private Path poison(String what, int mode) throws Exception {
    Path above = Files.createDirectory(parent.resolve("above"));
    home = above.resolve("resets-folder");
    Files.createDirectory(home);
    Files.writeString(file(), POISON);
    Files.setAttribute(file(), "unix:mode", 0600);
    Path poisoned = what.startsWith("a file") ? file() : what.contains("above") ? above : home;
    if (what.contains("somebody else")) {
      Needs.that((Integer) Files.getAttribute(home, "unix:uid") == 0, "root");
    }
    if (what.startsWith("a link")) {
      Path link = parent.resolve("link");
      Files.createSymbolicLink(link, home);
      Files.setAttribute(link, "unix:uid", SOMEBODY, LinkOption.NOFOLLOW_LINKS);
      home = link;
      return link;
    }
    if (what.startsWith("a pipe")) {
      Files.delete(file());
      ProgramBuilder.of("mkfifo", file().toString()).output();
      return file();
    }
    if (what.contains("somebody else")) {
      Files.setAttribute(poisoned, "unix:uid", SOMEBODY);
    }
    Files.setAttribute(poisoned, "unix:mode", mode);
    return poisoned;
  }

  private void boot(String allowance) {
    budget = load(allowance);
  }

  private void reboot(String allowance) {
    budget.close();
    boot(allowance);
  }

  private ResetBudget load(String allowance) {
    return ResetBudget.load(ResetAllowance.parse(allowance), folder(), clock, reports::add);
  }

  private void awaitLines(int count) {
    Wait.untilSucceeds(() -> assertThat(lines()).hasSize(count));
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path folder() {
    return home == null ? parent.resolve("resets-folder") : home;
  }

  private Path file() {
    return folder().resolve("resets");
  }
}
