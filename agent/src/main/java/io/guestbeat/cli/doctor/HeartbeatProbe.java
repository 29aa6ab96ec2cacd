package io.guestbeat.cli.doctor;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.cli.doctor.finding.SystemKind;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Checks whether the host accepts heartbeats, as far as two queries show it; sends no heartbeat and
 * changes nothing.
 */
final class HeartbeatProbe implements Probe {
  private final HostAccess access;
  private final SystemKind system;

  HeartbeatProbe(HostAccess access, SystemKind system) {
    this.access = access;
    this.system = system;
  }

  @Override
  public Subject subject() {
    return Subject.HEARTBEAT;
  }

  @Override
  public List<Finding> look() {
    return Collections.singletonList(finding());
  }

  private Finding finding() {
    try {
      AppMonitor monitor = access.host().appMonitor();
      boolean isEnabled = monitor.isEnabled();
      return finding(isEnabled, monitor.getAppStatus());
    } catch (IOException e) {
      return Finding.fail(subject(), e.getMessage(), "find the reason in docs/hosts.md");
    } catch (AppMonitorException e) {
      return Finding.fail(
          subject(),
          e.getMessage(),
          RefusalRemedy.of(e, "find the reason in docs/hosts.md")
              .orElseGet(() -> remedy(e.error())));
    }
  }

  private Finding finding(boolean isEnabled, AppStatus status) {
    String what =
        "the host answers: monitoring is "
            + (isEnabled ? "enabled" : "not enabled")
            + ", the status is "
            + status.text();
    if (status == AppStatus.RED) {
      return Finding.note(
          subject(),
          what,
          "send heartbeats again or disable monitoring; otherwise vSphere HA resets the VM");
    }
    return isEnabled
        ? Finding.ok(subject(), what)
        : Finding.note(
            subject(),
            what,
            "heartbeat=on enables it; the cluster needs vSphere HA's \"VM and Application"
                + " Monitoring\"");
  }

  private String remedy(AppMonitorError error) {
    switch (error) {
      case NOT_RUNNING_IN_VM:
        return "run it in a virtual machine of vSphere; to try it elsewhere, --host simulator";
      case NOT_SUPPORTED:
        return "use an ESXi that knows application monitoring, or " + system.installLibraries();
      default:
        return "find the reason in docs/hosts.md";
    }
  }
}
