package io.guestbeat.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MenuTest {
  private final StringWriter shown = new StringWriter();
  private final Report report = new Report(new PrintWriter(shown), Clock.systemUTC(), false);
  private final BlockingQueue<MenuChoice> answers = new LinkedBlockingQueue<>();
  private final Keyboard keyboard = new Keyboard();
  private final Menu menu = new Menu(keyboard, report, answers);

  @ParameterizedTest
  @CsvSource({"s,STOP", "d,DISABLE", "c,CONTINUE", "' D ',DISABLE", "C\r,CONTINUE"})
  void takesEachAnswer(String line, MenuChoice answer) throws Exception {
    menu.show();

    keyboard.type(line);

    assertThat(next()).isEqualTo(answer);
    assertThat(timesShown()).isEqualTo(1);
  }

  @Test
  void saysThatALetterNeedsEnter() {
    assertThat(MenuChoice.menu()).endsWith("Type a letter and press Enter:");
  }

  @Test
  void showsItAgainForAnythingElse() throws Exception {
    menu.show();

    keyboard.type("stop");
    keyboard.type("");
    keyboard.type("c");

    assertThat(next()).isEqualTo(MenuChoice.CONTINUE);
    assertThat(timesShown()).isEqualTo(3);
  }

  @Test
  void showsItAgainWhenItIsAskedForAgainAndTakesOneAnswer() throws Exception {
    menu.show();
    menu.show();

    keyboard.type("c");

    assertThat(next()).isEqualTo(MenuChoice.CONTINUE);
    assertThat(timesShown()).isEqualTo(2);
    assertThat(answers).isEmpty();
  }

  @Test
  void asksAgainAfterAnAnswerAndForgetsWhatWasTypedBetween() throws Exception {
    menu.show();
    keyboard.type("c");
    assertThat(next()).isEqualTo(MenuChoice.CONTINUE);

    keyboard.type("s");
    menu.show();
    keyboard.type("d");

    assertThat(next()).isEqualTo(MenuChoice.DISABLE);
  }

  @Test
  void theEndOfTheInputDisables() throws Exception {
    menu.show();

    keyboard.typeEnd();

    assertThat(next()).isEqualTo(MenuChoice.DISABLE);
  }

  private MenuChoice next() throws InterruptedException {
    return answers.poll(20, TimeUnit.SECONDS);
  }

  private int timesShown() {
    return shown.toString().split(" c - continue", -1).length - 1;
  }
}
