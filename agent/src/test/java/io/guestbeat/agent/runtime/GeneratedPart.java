package io.guestbeat.agent.runtime;

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

  /** Checks, or writes, what stands between the comments. */
  public void requireToBe(String expected) throws IOException {
    String text = Files.readString(page);
    assertThat(text).containsSubsequence(begin, end);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end);
    if (Boolean.getBoolean("guestbeat.docs.write")) {
      Files.writeString(page, text.substring(0, from) + expected + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to)).isEqualTo(expected);
  }
}
