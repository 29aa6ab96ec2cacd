package io.guestbeat.cli.doctor;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.cli.doctor.finding.SystemFiles;
import java.util.Collections;
import java.util.List;

/** Reports as which user this process runs, and whether its system calls are filtered. */
final class PermissionsProbe implements Probe {
  private static final String FILTERED = "2";

  private final SystemFiles files;
  private final String user;

  PermissionsProbe(SystemFiles files, String user) {
    this.files = files;
    this.user = user;
  }

  @Override
  public Subject subject() {
    return Subject.PERMISSIONS;
  }

  @Override
  public List<Finding> look() {
    String who = "user " + user + "; no privilege is needed";
    boolean isFiltered =
        files.lines("proc/self/status").anyMatch(line -> line.matches("Seccomp:\\s*" + FILTERED));
    return Collections.singletonList(
        isFiltered
            ? Finding.note(
                subject(),
                who + "; a seccomp filter is on, and many refuse vSockets with errno 1",
                "where it does, allow socket(AF_VSOCK) in the container's seccomp profile")
            : Finding.ok(subject(), who));
  }
}
