package io.guestbeat.cli.doctor;

import static java.util.stream.Collectors.joining;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.cli.doctor.finding.SystemKind;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.Host;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Checks whether the host gives statistics, and which ones it does not give. */
final class StatisticsProbe implements Probe {
  private static final String ISOLATED =
      "set isolation.tools.guestlibGetInfo.disable = FALSE for the VM, powered off";

  private static final int HIGHEST_ID_OF_PROTOCOL_2 = 18;

  private final HostAccess access;
  private final SystemKind system;

  StatisticsProbe(HostAccess access, SystemKind system) {
    this.access = access;
    this.system = system;
  }

  @Override
  public Subject subject() {
    return Subject.STATISTICS;
  }

  @Override
  public List<Finding> look() {
    try {
      Host host = access.host();
      try (GuestHandle handle = host.guestLibrary().openHandle()) {
        return findings(handle.update(), host.description());
      }
    } catch (IOException e) {
      return failure(e.getMessage(), "find the reason in docs/hosts.md");
    } catch (GuestException e) {
      return failure(
          e.getMessage(), RefusalRemedy.of(e, ISOLATED).orElseGet(() -> remedy(e.error())));
    }
  }

  private List<Finding> findings(Snapshot snapshot, String host) {
    Map<GuestError, List<Statistic>> missing = missing(snapshot);
    int given = Statistic.values().length - missing.values().stream().mapToInt(List::size).sum();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            subject(),
            String.format(
                "%d of %d from %s, protocol %d, session %s",
                given, Statistic.values().length, host, protocol(snapshot), snapshot.session())));
    missing.forEach((why, statistics) -> findings.add(notGiven(why, statistics)));
    return findings;
  }

  private Finding notGiven(GuestError why, List<Statistic> statistics) {
    String names = statistics.stream().map(Statistic::apiName).collect(joining(", "));
    return Finding.note(
        subject(),
        "not given: " + names + " (" + why.text() + ")",
        why == GuestError.UNSUPPORTED_VERSION ? "a newer ESXi gives them" : "");
  }

  private static Map<GuestError, List<Statistic>> missing(Snapshot snapshot) {
    Map<GuestError, List<Statistic>> missing = new EnumMap<>(GuestError.class);
    for (Statistic statistic : Statistic.values()) {
      GuestError why = snapshot.error(statistic);
      if (why != GuestError.SUCCESS) {
        missing.computeIfAbsent(why, anyReason -> new ArrayList<>()).add(statistic);
      }
    }
    return missing;
  }

  /** A host that speaks 2 only knows nothing beyond; MemShares stands in for MemShares64 there. */
  private static int protocol(Snapshot snapshot) {
    for (Statistic statistic : Statistic.values()) {
      if (statistic.id() > HIGHEST_ID_OF_PROTOCOL_2
          && statistic != Statistic.MEM_SHARES_64
          && snapshot.error(statistic) != GuestError.UNSUPPORTED_VERSION) {
        return 3;
      }
    }
    return 2;
  }

  private List<Finding> failure(String what, String remedy) {
    return Collections.singletonList(Finding.fail(subject(), what, remedy));
  }

  private String remedy(GuestError error) {
    switch (error) {
      case NOT_RUNNING_IN_VM:
        return "run it in a virtual machine of vSphere; to try it elsewhere, --host simulator";
      case NO_INFO:
        return "try again in a minute";
      case NOT_AVAILABLE:
        return system.installLibraries();
      default:
        return "find the reason in docs/hosts.md";
    }
  }
}
