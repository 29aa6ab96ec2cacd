package io.guestbeat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ForeignTexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reaches a terminal of whatever a command writes. */
class HarmlessWriterTest {
  private final StringWriter terminal = new StringWriter();
  private final PrintWriter out = HarmlessWriter.over(new PrintWriter(terminal, true));

  @Test
  void linesColoursAndTextsOfEveryScriptPass() {
    String text = "a\tb\u001b[1;31mFAIL\u001b[0m grüße 日本 \ud83d\udc69\u200d\ud83d\udcbb …";

    out.println(text);

    assertThat(terminal).hasToString(text + System.lineSeparator());
  }

  @ParameterizedTest
  @CsvSource({
    "'\u001b[2J', '?[2J'",
    "'\u001b]0;x\u0007', '?]0;x?'",
    "'\u001b[31\u001b[31m', '?[31\u001b[31m'",
    "'\u001b[1111111111111111m', '?[1111111111111111m'",
    "'\u001bc', '?c'",
    "'\u009b2J', '?2J'",
    "'a\u202eb\u2066c\u2028d', 'a?b?c?d'",
    "'a\u0085b\u007f', 'a?b?'"
  })
  void nothingElseDrivesTheTerminal(String text, String shown) {
    text.chars().forEach(each -> out.print((char) each));
    out.println();

    assertThat(terminal).hasToString(shown + System.lineSeparator());
  }

  @Test
  void aHalfOfACharacterIsNone() {
    out.print('\ud83d');
    out.print('x');
    out.print('\udc69');
    out.println();

    assertThat(terminal).hasToString("?x?" + System.lineSeparator());
  }

  @Test
  void aFailureOfTheOutputIsSeen() {
    PrintWriter broken =
        new PrintWriter(
            new Writer() {
              @Override
              public void write(char[] characters, int from, int length) throws IOException {
                throw new IOException("no space left");
              }

              @Override
              public void flush() {}

              @Override
              public void close() {}
            });

    PrintWriter over = HarmlessWriter.over(broken);
    over.print("x");

    assertThat(over.checkError()).isTrue();
  }

  @Test
  void noTextOfAnyKindDrivesTheTerminal() {
    ForeignTexts texts = new ForeignTexts();
    for (int i = 0; i < ForeignTexts.cases(5); i++) {
      out.print(texts.next());
      out.flush();
      String shown = terminal.toString().replaceAll("\u001b\\[[0-9;]*m", "");
      terminal.getBuffer().setLength(0);
      assertThat(ForeignTexts.harmAt(shown, "\r\n\t")).as(shown).isEqualTo(-1);
    }
  }

  @Test
  void noCommandOfAProcessIsMoreThanALine() {
    ForeignTexts texts = new ForeignTexts();
    for (int i = 0; i < ForeignTexts.cases(5); i++) {
      String shown = ListCommand.command(List.of(texts.next(), texts.next()));
      assertThat(ForeignTexts.harmAt(shown, "")).as(shown).isEqualTo(-1);
      assertThat(shown.length()).isLessThanOrEqualTo(100);
    }
  }
}
