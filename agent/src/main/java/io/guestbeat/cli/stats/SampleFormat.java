package io.guestbeat.cli.stats;

/** A format in which samples are written. */
public interface SampleFormat {
  /** The whole lines of the next sample, each with its end. */
  String linesOf(Sample sample);
}
