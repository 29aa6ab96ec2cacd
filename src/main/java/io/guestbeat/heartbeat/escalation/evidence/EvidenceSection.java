package io.guestbeat.heartbeat.escalation.evidence;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * One part of the evidence: it is asked when the chain fails, on the escalation's thread. It may
 * take seconds and may fail, which is then its text; it must never wait for the application.
 */
public interface EvidenceSection {
  /** Returns its heading. */
  String title();

  /**
   * Writes its text, line by line, so that it is nowhere in memory as a whole.
   *
   * @throws IOException only where the text cannot take more
   */
  void write(Appendable text) throws IOException;

  /** A section of a text that is made when it is asked for. */
  static EvidenceSection of(String title, Supplier<String> text) {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    return new EvidenceSection() {
      @Override
      public String title() {
        return title;
      }

      @Override
      public void write(Appendable out) throws IOException {
        out.append(text.get()).append('\n');
      }
    };
  }
}
