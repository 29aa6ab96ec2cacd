package io.guestbeat.cli.doctor;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.cli.doctor.finding.SystemFiles;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Checks whether SELinux may forbid something. */
final class SelinuxProbe implements Probe {
  private static final String ENFORCING = "1";

  private final SystemFiles files;

  SelinuxProbe(SystemFiles files) {
    this.files = files;
  }

  @Override
  public Subject subject() {
    return Subject.SELINUX;
  }

  @Override
  public List<Finding> look() {
    Optional<String> enforce = files.text("sys/fs/selinux/enforce");
    if (!enforce.isPresent()) {
      return Collections.singletonList(Finding.ok(subject(), "not in use"));
    }
    String domain = files.text("proc/self/attr/current").orElse("unknown").replace("\0", "");
    return Collections.singletonList(
        enforce.get().equals(ENFORCING)
            ? Finding.note(
                subject(),
                "enforcing; this process runs as " + domain,
                "where something is refused, see ausearch -m avc for what to allow")
            : Finding.ok(subject(), "permissive; this process runs as " + domain));
  }
}
