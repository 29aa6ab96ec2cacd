package io.guestbeat.agent.doctor;

import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.heartbeat.escalation.EvidenceFolder;
import io.guestbeat.host.Host;
import io.guestbeat.host.MachineIdentity;
import java.io.IOException;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks at everything that statistics and heartbeat need on this machine. Stateless. */
public final class Doctor {
  /** A host that does not answer takes two seconds for each of a few questions. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Doctor() {}

  /**
   * Examines this machine, with one line for each finding.
   *
   * @param hostSpec a valid spec
   * @param opener opens the host of this spec, or throws an IOException that says why it cannot
   * @param pid the process to look at, if any
   * @param lines is told each line as soon as it is known
   */
  public static Diagnosis examine(
      String hostSpec, Callable<Host> opener, OptionalLong pid, Consumer<String> lines)
      throws InterruptedException {
    MachineIdentity machine = MachineIdentity.read();
    try (HostAccess access = new HostAccess(() -> openIfAllowed(hostSpec, opener, machine))) {
      return new Examination(PATIENCE)
          .of(
              probes(machine, new Way(hostSpec), access, pid),
              finding -> lines.accept(Diagnosis.line(finding)));
    }
  }

  private static List<Probe> probes(
      MachineIdentity machine, Way way, HostAccess access, OptionalLong pid) {
    SystemFiles files = new SystemFiles(Paths.get("/"));
    List<Probe> probes = new ArrayList<>();
    probes.add(new MachineProbe(machine, way));
    probes.add(new VsocketsProbe(files, way));
    probes.add(new NativeCodeProbe(way));
    probes.add(new LibrariesProbe(files, way));
    probes.add(new PermissionsProbe(files, System.getProperty("user.name")));
    probes.add(new SelinuxProbe(files));
    probes.add(new ContainerProbe(files, System::getenv));
    probes.add(pid.isPresent() ? new JvmProbe(pid.getAsLong()) : new OwnJvmProbe());
    probes.add(new EvidenceProbe(new EvidenceFolder(EvidenceFolder.usualPath())));
    probes.add(new StatisticsProbe(access));
    probes.add(
        new FiguresProbe(access, VirtualCpus::ofThisMachine, () -> TimeUnit.SECONDS.sleep(1)));
    probes.add(new AdviceProbe(access));
    probes.add(new HeartbeatProbe(access));
    return probes;
  }

  /** No vSocket of a hypervisor that is not VMware's, not even if it is asked for. */
  private static Host openIfAllowed(String hostSpec, Callable<Host> opener, MachineIdentity machine)
      throws IOException {
    if (hostSpec.equals("vsock") && !machine.isVmware()) {
      throw new IOException("under a hypervisor that is not VMware's no vSocket is opened");
    }
    try {
      return opener.call();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
