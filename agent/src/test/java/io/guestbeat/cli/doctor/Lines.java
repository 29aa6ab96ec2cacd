package io.guestbeat.cli.doctor;

import io.guestbeat.cli.doctor.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** What a report says of a finding, whatever its width. */
public final class Lines {
  private static final int WIDE = 10_000;

  private Lines() {}

  /** Level, subject, text and remedy, with one blank between words. */
  public static String of(Finding finding) {
    List<String> lines = new ArrayList<>();
    new Report(WIDE, false, lines::add).add(finding);
    return String.join(" ", lines.subList(1, lines.size())).replaceAll("\\s+", " ").trim();
  }
}
