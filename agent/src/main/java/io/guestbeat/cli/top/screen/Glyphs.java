package io.guestbeat.cli.top.screen;

import io.guestbeat.cli.top.History;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The characters that things are drawn with, which tell them apart without colours. */
public enum Glyphs {
  // spotless:off (one set, one line)
  UNICODE("▁▂▃▄▅▆▇█", '█', '▓', '▒', '░', '·', '●', '▲', '○', '┃'),
  ASCII("_.-:=+*#", '#', '=', '~', '%', '.', '*', '!', 'o', '|');
  // spotless:on

  private final String levels;
  final char solid;
  final char dense;
  final char medium;
  final char light;
  final char nothing;
  final char good;
  final char alarm;
  final char off;
  final char mark;

  Glyphs(
      String levels,
      char solid,
      char dense,
      char medium,
      char light,
      char nothing,
      char good,
      char alarm,
      char off,
      char mark) {
    this.levels = levels;
    this.solid = solid;
    this.dense = dense;
    this.medium = medium;
    this.light = light;
    this.nothing = nothing;
    this.good = good;
    this.alarm = alarm;
    this.off = off;
    this.mark = mark;
  }

  /** Those that the locale of this environment has, as POSIX says which it is. */
  public static Glyphs of(Map<String, String> environment) {
    for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.getOrDefault(variable, "").toUpperCase(Locale.ROOT);
      if (!locale.isEmpty()) {
        return locale.contains("UTF-8") || locale.contains("UTF8") ? UNICODE : ASCII;
      }
    }
    return ASCII;
  }

  /** Returns a history as at most so many small columns, the newest at the right. */
  String columns(History history, int most, double scale) {
    StringBuilder text = new StringBuilder();
    for (OptionalDouble figure : history.last(Math.max(0, most))) {
      text.append(level(figure, scale));
    }
    return text.toString();
  }

  /** Returns how high a figure stands on a scale from 0 to this; a blank where there is none. */
  char level(OptionalDouble figure, double scale) {
    if (!figure.isPresent()) {
      return ' ';
    }
    double share = scale > 0 ? figure.getAsDouble() / scale : 0;
    int level = (int) Math.round(share * (levels.length() - 1));
    return levels.charAt(Math.max(0, Math.min(levels.length() - 1, level)));
  }
}
