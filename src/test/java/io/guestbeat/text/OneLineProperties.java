package io.guestbeat.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;

class OneLineProperties {
  /** Ends of lines, C0 and C1, directional overrides and isolates, halves of surrogate pairs. */
  private static final String HARMFUL =
      "[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f"
          + "\\ufeff\\ufff9-\\ufffb]|\\p{Cs}";

  @Property(tries = 10_000)
  void neverReturnsWhatCouldEndALineOrMoveACursor(
      @ForAll String foreign, @ForAll @IntRange(min = 1, max = 50) int longest) {
    String line = OneLine.of(foreign, longest);

    assertThat(line).doesNotContainPattern(HARMFUL).hasSizeLessThanOrEqualTo(longest);
    assertThat(line).isEqualTo(line.trim());
  }

  @Property
  void changesNothingThatIsHarmlessAlready(@ForAll @StringLength(max = 100) String foreign) {
    String line = OneLine.of(foreign);

    assertThat(OneLine.of(line)).isEqualTo(line);
  }

  @Property
  void keepsPlainWords(@ForAll @NotBlank String foreign) {
    String plain = foreign.replaceAll("[^\\x21-\\x7e]", "x");

    assertThat(OneLine.of(plain)).isEqualTo(plain.length() <= 1000 ? plain : OneLine.of(plain));
  }

  @Example
  void showsATextOfSeveralLinesInOne() {
    assertThat(OneLine.of(" req\n0\r\u0085 1\u2028 2\t")).isEqualTo("req 0 1 2");
    assertThat(OneLine.of("\u001b[31mred\u202egnp.exe")).isEqualTo("[31mred?gnp.exe");
    assertThat(OneLine.of("\ud83d\udc69\u200d\ud83d\udcbb \ud83d"))
        .isEqualTo("\ud83d\udc69\u200d\ud83d\udcbb ?");
    assertThat(OneLine.of(null)).isEqualTo("null");
    assertThat(OneLine.of("")).isEmpty();
  }

  @Example
  void cutsWhatIsTooLongAndNoCharacterInTwo() {
    assertThat(OneLine.of("abcdef", 6)).isEqualTo("abcdef");
    assertThat(OneLine.of("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(OneLine.of("abcde\ud83d\udc69\ud83d\udc69", 7)).isEqualTo("abcde…");
    assertThat(OneLine.of("a                                b", 2)).isEqualTo("a…");
  }
}
