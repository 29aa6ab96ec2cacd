package io.guestbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a page that comes from the code: checked, or written with {@code
 * -Dguestbeat.docs.write=true}.
 */
public final class GeneratedPart {
  private final Path page;
  private final String begin;
  private final String end;

  /** The part of this page between the comments that name this source. */
  public GeneratedPart(Path page, String source) {
    this.page = page;
    begin = "<!-- generated from " + source + ": begin -->\n";
    end = "<!-- generated from " + source + ": end -->";
  }

  /** What is there now. */
  public String text() throws IOException {
    String text = Files.readString(page);
    assertThat(text).containsSubsequence(begin, end);
    return text.substring(text.indexOf(begin) + begin.length(), text.indexOf(end));
  }

  /** Checks or writes it. */
  public void requireToBe(String expected) throws IOException {
    if (Boolean.getBoolean("guestbeat.docs.write")) {
      Files.writeString(
          page, Files.readString(page).replace(begin + text() + end, begin + expected + end));
      return;
    }
    assertThat(text()).isEqualTo(expected);
  }
}
