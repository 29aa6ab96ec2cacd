package io.guestbeat.cli.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.cli.top.History;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GlyphsTest {
  @Test
  void areThoseOfTheLocaleAsPosixFindsIt() {
    assertThat(Glyphs.of(Map.of("LANG", "en_GB.UTF-8"))).isEqualTo(Glyphs.UNICODE);
    assertThat(Glyphs.of(Map.of("LC_CTYPE", "de_DE.utf8"))).isEqualTo(Glyphs.UNICODE);
    assertThat(Glyphs.of(Map.of("LC_ALL", "C", "LANG", "C.UTF-8"))).isEqualTo(Glyphs.ASCII);
    assertThat(Glyphs.of(Map.of("LC_ALL", "", "LANG", "C.UTF-8"))).isEqualTo(Glyphs.UNICODE);
    assertThat(Glyphs.of(Map.of("LANG", "de_DE.ISO-8859-1"))).isEqualTo(Glyphs.ASCII);
    assertThat(Glyphs.of(Map.of())).isEqualTo(Glyphs.ASCII);
  }

  @Test
  void drawAHistoryWithItsGapsAndWithinItsScale() {
    History history = History.of(0.0, 0.5, null, 1.0, 7.0, -1.0);

    assertThat(Glyphs.UNICODE.columns(history, 10, 1)).isEqualTo("▁▅ ██▁");
    assertThat(Glyphs.ASCII.columns(history, 10, 1)).isEqualTo("_= ##_");
    assertThat(Glyphs.UNICODE.columns(history, 3, 1)).isEqualTo("██▁");
    assertThat(Glyphs.UNICODE.columns(history, 0, 1)).isEmpty();
    assertThat(Glyphs.UNICODE.columns(history, 10, 0)).isEqualTo("▁▁ ▁▁▁");
  }
}
