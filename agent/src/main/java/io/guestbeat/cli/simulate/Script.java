package io.guestbeat.cli.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The events that happen by themselves, all of them parsed. Immutable. */
public final class Script {
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

  private final List<ScriptLine> lines;

  private Script(List<ScriptLine> lines) {
    this.lines = Collections.unmodifiableList(lines);
  }

  /** Nothing happens by itself. */
  public static Script empty() {
    return new Script(Collections.emptyList());
  }

  /**
   * The script of this file.
   *
   * @throws BadInputException with every line that is wrong
   */
  public static Script load(String file) throws BadInputException {
    return of(file, Arrays.asList(TextFile.read(file, "a file").split("\\R")));
  }

  static Script of(String source, List<String> texts) throws BadInputException {
    List<ScriptLine> lines = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int index = 0; index < texts.size(); index++) {
      String text = COMMENT.matcher(texts.get(index)).replaceFirst("").trim();
      try {
        if (!text.isEmpty()) {
          lines.add(ScriptLine.parse(text));
        }
      } catch (IllegalArgumentException e) {
        problems.add(source + ":" + (index + 1) + ": " + e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return new Script(lines);
  }

  List<ScriptLine> lines() {
    return lines;
  }
}
