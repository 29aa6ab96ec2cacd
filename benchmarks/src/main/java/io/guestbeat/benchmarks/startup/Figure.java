package io.guestbeat.benchmarks.startup;

/** What is measured of one run. */
enum Figure {
  TO_MAIN("to main ms"),
  TO_EXIT("to exit ms"),
  CPU("CPU ms"),
  STOP("from end of input to exit ms"),
  RSS("RSS MB"),
  PEAK("peak RSS MB"),
  THREADS("threads"),
  CLASSES("classes");

  private final String title;

  Figure(String title) {
    this.title = title;
  }

  /** Its name and unit. */
  String title() {
    return title;
  }
}
