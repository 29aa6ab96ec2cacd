package io.guestbeat.cli.doctor;

import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.SystemFiles;
import io.guestbeat.cli.doctor.finding.SystemKind;
import io.guestbeat.cli.doctor.jvm.JvmBeansProbe;
import io.guestbeat.cli.doctor.jvm.JvmDiagnosis;
import io.guestbeat.cli.doctor.jvm.JvmProbe;
import io.guestbeat.cli.doctor.jvm.OwnJvmProbe;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import io.guestbeat.host.Host;
import io.guestbeat.host.HostSpec;
import io.guestbeat.host.MachineIdentity;
import java.io.IOException;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Examines what statistics and heartbeat need on this machine, and one JVM on it. Stateless. */
public final class Doctor {
  /** A host that does not answer takes two seconds for each of a few questions. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Doctor() {}

  /**
   * Examines this machine, or a JVM, and then this machine too if the JVM has no statistics.
   *
   * @param spec the host that is meant
   * @param opener opens the host of this spec, or throws an IOException that says why it cannot
   * @param pid the process to ask, if any
   * @param report receives each finding as soon as it is known
   */
  public static Diagnosis examine(
      HostSpec spec, Callable<Host> opener, OptionalLong pid, Report report)
      throws InterruptedException {
    return examine(spec, opener, pid, report::add);
  }

  /** Examines without a report; the diagnosis has all findings. */
  public static Diagnosis examine(HostSpec spec, Callable<Host> opener, OptionalLong pid)
      throws InterruptedException {
    Consumer<Finding> nobody = finding -> {};
    return examine(spec, opener, pid, nobody);
  }

  private static Diagnosis examine(
      HostSpec spec, Callable<Host> opener, OptionalLong pid, Consumer<Finding> listener)
      throws InterruptedException {
    Examination examination = new Examination(PATIENCE);
    SystemFiles files = new SystemFiles(Paths.get("/"));
    SystemKind system = new SystemKind(System.getProperty("os.name", ""), files);
    List<Finding> findings = new ArrayList<>();
    Optional<JvmDiagnosis> jvm = Optional.empty();
    if (pid.isPresent()) {
      JvmDiagnosis diagnosis = new JvmDiagnosis(pid.getAsLong());
      jvm = Optional.of(diagnosis);
      JvmProbe outside = new JvmProbe(diagnosis, system);
      findings.addAll(
          examination.of(Arrays.asList(outside, new JvmBeansProbe(diagnosis, outside)), listener));
      if (!diagnosis.needsMachineDiagnosis()) {
        return new Diagnosis(findings, jvm);
      }
    }
    MachineIdentity machine = MachineIdentity.read();
    try (HostAccess access = new HostAccess(() -> openIfAllowed(spec, opener, machine))) {
      findings.addAll(
          examination.of(probes(machine, spec, access, files, system, !pid.isPresent()), listener));
    }
    return new Diagnosis(findings, jvm);
  }

  private static List<Probe> probes(
      MachineIdentity machine,
      HostSpec spec,
      HostAccess access,
      SystemFiles files,
      SystemKind system,
      boolean isOwnJavaOfUse) {
    List<Probe> probes = new ArrayList<>();
    probes.add(new MachineProbe(machine, spec, system));
    if (system.isLinux()) {
      probes.add(new VsocketsProbe(files, machine, spec));
    }
    probes.add(new NativeCodeProbe(spec));
    probes.add(new LibrariesProbe(spec, system));
    probes.add(new PermissionsProbe(files, System.getProperty("user.name")));
    if (system.isLinux()) {
      probes.add(new SelinuxProbe(files));
      probes.add(new ContainerProbe(files, System::getenv));
    }
    if (isOwnJavaOfUse) {
      probes.add(new OwnJvmProbe());
    }
    probes.add(new EvidenceProbe(new EvidenceFolder(EvidenceFolder.usualPath())));
    probes.add(new StatisticsProbe(access, system));
    probes.add(
        new InsightProbe(access, VirtualCpus::ofThisMachine, () -> TimeUnit.SECONDS.sleep(1)));
    probes.add(new HeartbeatProbe(access, system));
    return probes;
  }

  /** No vSocket of a hypervisor that is not VMware's, not even if it is asked for. */
  private static Host openIfAllowed(HostSpec spec, Callable<Host> opener, MachineIdentity machine)
      throws IOException {
    boolean isAllowed = spec.isVsockets() ? machine.isVmware() : machine.mayBeVmware();
    if (spec.needsIdentity() && !isAllowed) {
      throw new IOException(MachineProbe.NOT_VMWARE + ", and elsewhere no vSocket is opened");
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
