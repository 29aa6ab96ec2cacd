package io.guestbeat.consumers.nagios;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.consumers.Example;
import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Port;
import io.guestbeat.consumers.Truth;
import io.guestbeat.consumers.jolokia.JolokiaClient;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The plugin, by hand and by the real Nagios and Icinga, on a JVM that comes to be dead. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NagiosIT {
  private Path folder;
  private Machine machine;
  private Truth truth;
  private Program jvm;
  private int port;
  private int operatorPort;
  private Path credentials;
  private Plugin plugin;

  @BeforeAll
  void start(@TempDir Path empty) throws Exception {
    folder = empty;
    machine =
        Machine.on(
            folder,
            Simulator.builder()
                .host(HostProfile.current().withUnavailable(Statistic.CPU_STOLEN_MS)));
    truth = Truth.freeze(machine.simulator().vm());
    port = Port.free();
    operatorPort = Port.free();
    credentials = Files.writeString(folder.resolve("credentials"), "monitor:change-me\n");
    Path access = Example.of("jolokia/jolokia-access.xml").in(folder);
    Path monitor =
        Example.of("jolokia/monitor.properties")
            .with("port=8778", "port=" + port)
            .with("/etc/guestbeat/jolokia-access.xml", access)
            .in(folder);
    String jolokia = "-javaagent:" + System.getProperty("guestbeat.consumers") + "/jolokia.jar=";
    jvm =
        machine.start(
            Path.of(System.getProperty("java.home")),
            "heartbeat=on,heartbeat.interval=1s,heartbeat.grace=0s,gate.deadlock.interval=1s,alarm.ballooned.sustain=0s",
            jolokia + "config=" + monitor,
            jolokia + "host=127.0.0.1,port=" + operatorPort);
    plugin = new Plugin(folder, port, "--credentials", credentials.toString());
    plugin.awaitCheck("heartbeat", "0 GUESTBEAT OK - GREEN");
  }

  @AfterAll
  void end() {
    machine.close();
  }

  @Test
  void thePluginHoldsTheTruthAgainstItsThresholds() {
    double percent = truth.balloonedPercent();

    String data = String.format(Locale.ROOT, "| ballooned=%.3f%%;", percent);
    assertThat(plugin.check("ballooned", "-w", "" + (percent + 1), "-c", "" + (percent + 2)))
        .startsWith("0 GUESTBEAT OK - ")
        .contains(data);
    assertThat(plugin.check("ballooned", "-w", "" + percent / 2, "-c", "" + (percent + 2)))
        .startsWith("1 GUESTBEAT WARNING - ")
        .contains(data);
    assertThat(plugin.check("ballooned", "-w", "0", "-c", "" + percent / 2))
        .startsWith("2 GUESTBEAT CRITICAL - ")
        .contains(data);
  }

  @Test
  void whatTheHostDoesNotGiveIsUnknownAndNotZero() {
    assertThat(plugin.check("stolen"))
        .startsWith("3 GUESTBEAT UNKNOWN - CpuStolenPercentPerVcpu has no value")
        .doesNotContain("|");
  }

  @Test
  void bothDaemonsTellWhenTheApplicationDiesAndWhenThatIsExpected() throws Exception {
    try (Daemon nagios = Daemon.nagios(subfolder("nagios"), example("guestbeat.cfg"), Plugin.PATH);
        Daemon icinga =
            Daemon.icinga(subfolder("icinga"), example("guestbeat.conf"), Plugin.PATH)) {
      assertThat(nagios.await("Guestbeat heartbeat", 0).output()).contains("GREEN, mode on");
      assertThat(icinga.await("guestbeat-heartbeat", 0).performance()).contains("withheld=0c");
      assertThat(nagios.await("Guestbeat stolen CPU", 3).performance()).isEmpty();
      assertThat(icinga.await("guestbeat-stolen", 3).performance()).isEmpty();
      assertThat(nagios.await("Guestbeat alarms", 1).output()).contains("ballooned");
      assertThat(icinga.await("guestbeat-alarms", 1).output()).contains("ballooned");

      jvm.send("deadlock");
      assertThat(nagios.await("Guestbeat heartbeat", 2).output()).contains("withheld: deadlock: ");
      assertThat(icinga.await("guestbeat-heartbeat", 2).output()).contains("withheld: deadlock: ");

      JolokiaClient.on(operatorPort).get("exec/io.guestbeat:type=AppMonitor/suspend/600/debugging");
      assertThat(nagios.await("Guestbeat heartbeat", 1).output()).contains("not withheld");
      assertThat(icinga.await("guestbeat-heartbeat", 1).output()).contains("not withheld");
    }
  }

  private Example example(String name) throws IOException {
    return Example.of("nagios/" + name)
        .with("8778", port)
        .with(
            name.endsWith("cfg")
                ? "/etc/nagios4/guestbeat.credentials"
                : "/etc/icinga2/guestbeat.credentials",
            credentials);
  }

  private Path subfolder(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }
}
