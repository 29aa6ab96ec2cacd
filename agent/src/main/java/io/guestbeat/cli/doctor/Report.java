package io.guestbeat.cli.doctor;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Level;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.text.OneLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Writes findings for people, in groups, in lines that fit. For one thread. */
public final class Report {
  private static final String MARGIN = "  ";
  private static final int INDENT = 21;
  private static final int NARROWEST = INDENT + 19;
  private static final String REMEDY = "-> ";

  private static final String PLAIN = "\u001b[0m";
  private static final String STRONG = "\u001b[1m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RED = "\u001b[1;31m";

  private final int width;
  private final boolean hasColours;
  private final Consumer<String> lines;
  private final Set<Subject.Group> begun = EnumSet.noneOf(Subject.Group.class);
  private Finding previous;

  /**
   * Creates a report.
   *
   * @param width how many columns a line may have
   * @param hasColours whether levels are coloured; no meaning is in a colour alone
   * @param lines receives each line
   */
  public Report(int width, boolean hasColours, Consumer<String> lines) {
    this.width = Math.max(NARROWEST, width);
    this.hasColours = hasColours;
    this.lines = lines;
  }

  /** Writes one finding; with the heading, if it is the first of its group. */
  void add(Finding finding) {
    Subject.Group group = finding.subject().group();
    if (begun.add(group)) {
      if (begun.size() > 1) {
        lines.accept("");
      }
      lines.accept(coloured(STRONG, group.heading()));
    }
    String label = finding.subject().text();
    boolean isRepeated = previous != null && previous.subject() == finding.subject();
    String first =
        MARGIN
            + coloured(colour(finding.level()), String.format("%-4s", finding.level()))
            + MARGIN
            + String.format("%-11s", isRepeated ? "" : label)
            + MARGIN;
    for (String line : wrapped(text(finding), width - INDENT)) {
      lines.accept(first + line);
      first = blanks(INDENT);
    }
    String mark = REMEDY;
    for (String line : wrapped(remedy(finding), width - INDENT - REMEDY.length())) {
      lines.accept(blanks(INDENT) + mark + line);
      mark = blanks(REMEDY.length());
    }
    previous = finding;
  }

  /** Writes what follows from all of them. */
  public void conclude(Diagnosis diagnosis) {
    lines.accept("");
    for (String line : wrapped(diagnosis.conclusion(), width)) {
      lines.accept(coloured(STRONG, line));
    }
  }

  private static String text(Finding finding) {
    return finding
        .cause()
        .map(
            cause ->
                (isFailing(finding) ? "would not work: see " : "see ") + cause.text() + " above")
        .orElseGet(finding::whole);
  }

  private static boolean isFailing(Finding finding) {
    return finding.isFailure() && !finding.hasRemedyOfItsOwn();
  }

  /** None where it is that of the line before, or of the cause. */
  private String remedy(Finding finding) {
    boolean isGiven =
        (finding.cause().isPresent() && !finding.hasRemedyOfItsOwn())
            || (previous != null && previous.remedy().equals(finding.remedy()));
    return isGiven ? "" : finding.remedy();
  }

  /** Returns the text in lines of so many characters; none for an empty text. */
  static List<String> wrapped(String text, int columns) {
    List<String> wrapped = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int length = 0;
    for (String word : words(OneLine.of(text), columns)) {
      int wordLength = word.codePointCount(0, word.length());
      if (length > 0 && length + 1 + wordLength > columns) {
        wrapped.add(line.toString());
        line.setLength(0);
        length = 0;
      }
      if (length > 0) {
        line.append(' ');
        length++;
      }
      line.append(word);
      length += wordLength;
    }
    if (length > 0) {
      wrapped.add(line.toString());
    }
    return wrapped;
  }

  /** Returns the words; one that is longer than a line, in pieces. */
  private static List<String> words(String text, int columns) {
    List<String> words = new ArrayList<>();
    for (String word : Arrays.asList(text.split("\\s+"))) {
      String rest = word;
      while (rest.codePointCount(0, rest.length()) > columns) {
        int end = rest.offsetByCodePoints(0, columns);
        words.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      words.add(rest);
    }
    return words;
  }

  private static String colour(Level level) {
    switch (level) {
      case OK:
        return GREEN;
      case NOTE:
        return YELLOW;
      default:
        return RED;
    }
  }

  private String coloured(String colour, String text) {
    return hasColours ? colour + text + PLAIN : text;
  }

  private static String blanks(int count) {
    char[] blanks = new char[count];
    Arrays.fill(blanks, ' ');
    return new String(blanks);
  }
}
