package io.guestbeat.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.SystemFiles;
import io.guestbeat.cli.doctor.finding.SystemKind;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import io.guestbeat.host.HostSpec;
import io.guestbeat.host.MachineIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The probes that read what the system says of itself, on systems made up of files. */
class SystemProbesTest {
  @TempDir Path root;

  @Test
  void aVmwareMachineIsKnownByItsDmi() throws Exception {
    write("sys/class/dmi/id/sys_vendor", "VMware, Inc.");

    assertThat(only(new MachineProbe(machine(), HostSpec.parse("auto"), linux())))
        .startsWith("OK")
        .contains("DMI sys_vendor is \"VMware, Inc.\"");
  }

  @ParameterizedTest
  @CsvSource({
    "auto, FAIL, -> run it in a virtual machine of vSphere",
    "vmware, OK, ''",
    "vsock, FAIL, -> run it in a virtual machine of vSphere",
    "unix:a, OK, ''",
    "simulator, OK, ''"
  })
  void anotherMachineStandsInTheWayOfVmwaresHostsOnly(String spec, String level, String remedy)
      throws Exception {
    write("sys/class/dmi/id/sys_vendor", "QEMU");

    assertThat(only(new MachineProbe(machine(), HostSpec.parse(spec), linux())))
        .startsWith(level)
        .contains("this is not a VMware virtual machine: ", "\"QEMU\"", remedy);
  }

  @Test
  void vsocketsAreKnownByTheirTransport() throws Exception {
    write("dev/vsock", "");
    write("sys/module/vmw_vsock_vmci_transport/refcnt", "1");

    assertThat(only(new VsocketsProbe(files(), machine(), HostSpec.parse("auto"))))
        .startsWith("OK");
  }

  @Test
  void vsocketsWithoutVmwaresTransportWantTheModule() throws Exception {
    write("proc/net/protocols", "protocol  size sockets\nAF_VSOCK  1240       0\n");
    assertThat(only(new VsocketsProbe(files(), machine(), HostSpec.parse("auto"))))
        .startsWith("OK")
        .doesNotContain("modprobe");

    write("sys/class/dmi/id/sys_vendor", "VMware, Inc.");
    assertThat(only(new VsocketsProbe(files(), machine(), HostSpec.parse("auto"))))
        .startsWith("NOTE")
        .contains("AF_VSOCK in /proc/net/protocols, but", "modprobe vmw_vsock_vmci_transport");
  }

  @Test
  void aKernelWithoutVsocketsIsNotedAndForAUnixSocketNeedsNone() throws Exception {
    assertThat(only(new VsocketsProbe(files(), machine(), HostSpec.parse("unix:a"))))
        .startsWith("OK")
        .contains("no sign of them", "--host unix:a needs none");
  }

  @Test
  void nativeCodeThatIsRefusedStandsInTheWayOfWhatNeedsIt() throws Exception {
    NativeCodeProbe denied =
        new NativeCodeProbe(
            () -> {
              throw new IOException("native access is denied; a flag allows it");
            },
            HostSpec.parse("unix:a"));
    NativeCodeProbe noFolder =
        new NativeCodeProbe(
            () -> {
              throw new IOException("tried /tmp (noexec)");
            },
            HostSpec.parse("simulator"));

    assertThat(only(denied)).startsWith("FAIL").contains("-> --enable-native-access");
    assertThat(only(noFolder)).startsWith("OK").contains("/tmp (noexec)", "needs none");
    assertThat(only(new NativeCodeProbe(() -> "/run/user/7", HostSpec.parse("unix:a"))))
        .startsWith("OK")
        .endsWith("/run/user/7");
  }

  @ParameterizedTest
  @CsvSource({"0, OK", "2, NOTE"})
  void aFilterOfSystemCallsIsNoted(String seccomp, String level) throws Exception {
    write("proc/self/status", "Name:\tjava\nSeccomp:\t" + seccomp + "\nSeccomp_filters:\t1\n");

    assertThat(only(new PermissionsProbe(files(), "tomcat")))
        .startsWith(level)
        .contains("user tomcat");
  }

  @Test
  void selinuxIsNotedWhereItEnforces() throws Exception {
    assertThat(only(new SelinuxProbe(files()))).startsWith("OK").contains("not in use");

    write("sys/fs/selinux/enforce", "0");
    write("proc/self/attr/current", "system_u:system_r:tomcat_t:s0\0");
    assertThat(only(new SelinuxProbe(files()))).startsWith("OK").contains("permissive");

    write("sys/fs/selinux/enforce", "1");
    assertThat(only(new SelinuxProbe(files())))
        .startsWith("NOTE")
        .contains("enforcing; this process runs as system_u:system_r:tomcat_t:s0 ->");
  }

  @ParameterizedTest
  @ValueSource(strings = {".dockerenv", "run/.containerenv", "proc/1/cgroup"})
  void aContainerIsKnownByWhatItsEngineLeaves(String trace) throws Exception {
    write(trace, "11:memory:/kubepods/pod1");

    assertThat(only(new ContainerProbe(files(), name -> null)))
        .startsWith("NOTE")
        .contains("/" + trace, "socket(AF_VSOCK)");
  }

  @Test
  void aContainerIsKnownByItsEnvironmentAndAMachineIsNone() throws Exception {
    Map<String, String> environment = Map.of("container", "podman");
    write("proc/1/cgroup", "0::/init.scope");

    assertThat(only(new ContainerProbe(files(), environment::get))).contains("container=podman");
    assertThat(only(new ContainerProbe(files(), name -> null))).startsWith("OK");
  }

  @Test
  void evidenceThatCannotBeWrittenIsNotedWithTheKeyThatHelps() throws Exception {
    write("a-file", "");

    assertThat(only(new EvidenceProbe(new EvidenceFolder(root.resolve("evidence")))))
        .startsWith("OK");
    assertThat(only(new EvidenceProbe(new EvidenceFolder(root.resolve("a-file/evidence")))))
        .startsWith("NOTE")
        .contains("a-file is not a folder", "evidence.dir");
    assertThat(root.resolve("evidence")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"Linux, open-vm-tools", "Windows Server 2022, VMware Tools"})
  void librariesAreInstalledAsThisSystemDoesIt(String name, String libraries) {
    SystemKind system = new SystemKind(name, files());

    assertThat(system.installLibraries()).isEqualTo("install " + libraries);
    assertThat(system.isLinux()).isNotEqualTo(system.isWindows());
  }

  @Test
  void systemdIsNamedWhereItRuns() throws Exception {
    assertThat(linux().hasSystemd()).isFalse();

    write("run/systemd/system/x", "");

    assertThat(linux().hasSystemd()).isTrue();
    assertThat(new SystemKind("Windows 11", files()).hasSystemd()).isFalse();
  }

  private SystemKind linux() {
    return new SystemKind("Linux", files());
  }

  private MachineIdentity machine() {
    return MachineIdentity.readFrom(root.resolve("sys"));
  }

  private SystemFiles files() {
    return new SystemFiles(root);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String only(Probe probe) throws Exception {
    assertThat(probe.look()).hasSize(1);
    return Lines.of(probe.look().get(0));
  }
}
