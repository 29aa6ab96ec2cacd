package io.guestbeat.heartbeat.escalation.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** The sections of evidence, in order, that are written before the virtual machine is reset. */
public final class Evidence {
  private final List<EvidenceSection> sections;

  private Evidence(List<EvidenceSection> sections) {
    this.sections = Collections.unmodifiableList(sections);
  }

  /**
   * The usual evidence, most important first as the file is bounded: the history, the deadlock, the
   * heap, the figures, the command line, all threads.
   *
   * @param history how it came to this: verdicts and decisions
   * @param figures what else was known: the last statistics
   */
  public static Evidence of(List<EvidenceSection> history, List<EvidenceSection> figures) {
    List<EvidenceSection> sections = new ArrayList<>(history);
    sections.add(new DeadlockSection());
    sections.add(new MemorySection());
    sections.addAll(figures);
    sections.add(new CommandLineSection());
    sections.add(new ThreadSection());
    return new Evidence(sections);
  }

  /** These sections and no others. */
  public static Evidence of(EvidenceSection... sections) {
    List<EvidenceSection> list = new ArrayList<>();
    Collections.addAll(list, sections);
    return new Evidence(list);
  }

  /**
   * Returns the same with a head: the machine, the time, and the version of Guestbeat.
   *
   * @param version asked when the evidence is written
   */
  public Evidence writtenBy(Supplier<String> version) {
    List<EvidenceSection> list = new ArrayList<>(sections);
    list.add(0, new OriginSection(version));
    return new Evidence(list);
  }

  /** Returns the same after this section, which comes behind the head. */
  public Evidence startingWith(EvidenceSection first) {
    List<EvidenceSection> list = new ArrayList<>(sections);
    boolean hasHead = !list.isEmpty() && list.get(0) instanceof OriginSection;
    list.add(hasHead ? 1 : 0, first);
    return new Evidence(list);
  }

  public List<EvidenceSection> sections() {
    return sections;
  }
}
