package io.guestbeat.cli.top;

import io.guestbeat.cli.attach.AttachException;

/** Provides readings of a host or of a JVM. For one thread. */
public interface Source extends AutoCloseable {
  /** Returns what it is, for people. */
  String description();

  /**
   * Looks once; may block. What cannot be had for a while is said in the reading.
   *
   * @throws AttachException if it will never be had again
   */
  Reading read() throws AttachException;

  @Override
  void close();

  /** Makes one; may block. */
  interface Opener {
    Source open() throws Exception;
  }
}
