package io.guestbeat.cli.top.screen;

import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * The colours of tones on the terminal. The colours are those of Okabe and Ito, which the
 * colour-blind tell apart too, as near as the 256 of terminals come; JLine takes the nearest of
 * fewer. Immutable.
 */
final class Palette {
  private static final int BLUE = 32;
  private static final int BLUISH_GREEN = 36;
  private static final int SKY_BLUE = 74;
  private static final int ORANGE = 214;
  private static final int VERMILION = 166;

  private final boolean hasColours;

  Palette(boolean hasColours) {
    this.hasColours = hasColours;
  }

  List<AttributedString> paint(List<Line> lines, int columns) {
    return lines.stream().map(line -> paint(line, columns)).collect(Collectors.toList());
  }

  /** The line, no wider than that: some characters take two columns. */
  private AttributedString paint(Line line, int columns) {
    AttributedStringBuilder painted = new AttributedStringBuilder();
    line.parts().forEach(part -> painted.styled(style(part.tone), part.text));
    return painted.toAttributedString().columnSubSequence(0, columns);
  }

  private AttributedStyle style(Tone tone) {
    AttributedStyle plain = AttributedStyle.DEFAULT;
    switch (tone) {
      case STRONG:
        return plain.bold();
      case GOOD:
        return coloured(plain, BLUISH_GREEN);
      case WARNING:
        return coloured(plain.bold(), ORANGE);
      case ALARM:
        return coloured(plain.bold(), VERMILION);
      case USED:
      case ACTIVE:
        return coloured(plain, BLUE);
      case STOLEN:
      case SWAPPED:
        return coloured(plain, VERMILION);
      case MAPPED:
        return coloured(plain, SKY_BLUE);
      case BALLOONED:
        return coloured(plain, ORANGE);
      default:
        return plain;
    }
  }

  private AttributedStyle coloured(AttributedStyle style, int colour) {
    return hasColours ? style.foreground(colour) : style;
  }
}
