package io.guestbeat.cli.doctor;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import java.util.Collections;
import java.util.List;

/** Checks whether evidence could be written to the default folder. */
final class EvidenceProbe implements Probe {
  private final EvidenceFolder folder;

  EvidenceProbe(EvidenceFolder folder) {
    this.folder = folder;
  }

  @Override
  public Subject subject() {
    return Subject.EVIDENCE;
  }

  @Override
  public List<Finding> look() {
    return Collections.singletonList(
        folder
            .obstacle()
            .map(
                obstacle ->
                    Finding.note(
                        subject(),
                        folder.path() + " cannot be used: " + obstacle,
                        "set evidence.dir to a folder that can be and outlives a reset"))
            .orElseGet(() -> Finding.ok(subject(), folder.path() + " can be written")));
  }
}
