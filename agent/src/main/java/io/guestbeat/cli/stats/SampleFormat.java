package io.guestbeat.cli.stats;

/** How samples are written. */
public interface SampleFormat {
  /** The whole lines of the next sample, each with its end. */
  String linesOf(Sample sample);
}
