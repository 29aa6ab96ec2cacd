package io.guestbeat.compatibility;

import java.util.List;

/**
 * That a subject was found to be with the agent as it is without.
 *
 * @param subject name and version
 * @param attached how the agent came into it
 * @param jdk the feature version of its JDK
 * @param seen what was seen to work, besides what every subject is asked for
 */
record Result(String subject, String attached, int jdk, String seen) {

  /** The table's row for this subject and way of attaching, on all these JDKs. */
  String row(String jdks) {
    return "| " + String.join(" | ", subject, jdks, attached, seen) + " |";
  }

  /** Whether this row of a table says so. */
  boolean isIn(String row) {
    String[] cells = row.split(" \\| ");
    return cells.length > 1
        && row.equals(row(cells[1]))
        && List.of(cells[1].split(", ")).contains(Integer.toString(jdk));
  }
}
