package io.guestbeat.heartbeat.dryrun;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps in memory what a dry run finds. */
public final class RecordedRun implements DryRunRecord {
  final List<DryRunNote> notes = new ArrayList<>();
  final List<Instant> beats = new ArrayList<>();
  public final List<Instant> stops = new ArrayList<>();

  @Override
  public void beat(Instant at) {
    beats.add(at);
  }

  @Override
  public void note(DryRunNote note) {
    notes.add(note);
  }

  @Override
  public void stopped(Instant at) {
    stops.add(at);
  }

  /** Returns the kinds of all notes but those of gaps, in their order. */
  public List<DryRunNote.Kind> kinds() {
    return notes.stream()
        .map(DryRunNote::kind)
        .filter(kind -> kind != DryRunNote.Kind.GAP)
        .toList();
  }

  public long beatCount() {
    return beats.size();
  }

  /** Returns the only note of this kind. */
  public DryRunNote only(DryRunNote.Kind kind) {
    List<DryRunNote> found = notes.stream().filter(note -> note.kind() == kind).toList();
    if (found.size() != 1) {
      throw new AssertionError("not one " + kind + " in " + notes);
    }
    return found.get(0);
  }
}
