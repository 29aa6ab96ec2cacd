package io.guestbeat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.Command;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.ha.HaEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command appmonitor of the real jar, and what the host heard of it. */
@Tag("thorough")
final class AppMonitorCommandIT {
  @TempDir Path folder;
  private final Simulator simulator = Simulator.builder().build();
  private String host;

  @BeforeEach
  void serve() throws Exception {
    host = "unix:" + simulator.serve(folder.resolve("host.sock")).path();
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void makesEachCallOfTheApi() throws Exception {
    assertThat(call("isEnabled")).isEqualTo("0 false");
    assertThat(call("getAppStatus")).isEqualTo("0 Gray");
    assertThat(call("enable")).isEqualTo("0 enabled: a heartbeat is due at least every 30 seconds");
    assertThat(call("markActive")).isEqualTo("0 heartbeat sent");
    assertThat(simulator.ha().heartbeatCount()).isEqualTo(1);
    assertThat(call("isEnabled")).isEqualTo("0 true");
    assertThat(call("getAppStatus")).isEqualTo("0 Green");
    assertThat(call("postAppState", "appStateNeedReset")).isEqualTo("0 appStateNeedReset posted");
    assertThat(call("postAppState", "appStateOk")).isEqualTo("0 appStateOk posted");
    assertThat(call("disable")).isEqualTo("0 disabled");

    assertThat(simulator.ha().isEnabled()).isFalse();
    assertThat(simulator.ha().events())
        .extracting(HaEvent::type)
        .contains(HaEvent.Type.ENABLED, HaEvent.Type.GREEN, HaEvent.Type.DISABLED);
  }

  @Test
  void takesTheGuidesWordsInAnyLetterCase() throws Exception {
    assertThat(call("MARKACTIVE")).startsWith("1 appmonitor: MarkActive: ");
    assertThat(call("postappstate", "needreset")).isEqualTo("0 appStateNeedReset posted");
    assertThat(simulator.ha().hasPendingReset()).isTrue();
    assertThat(call("postappstate", "OK")).isEqualTo("0 appStateOk posted");
    assertThat(simulator.ha().hasPendingReset()).isFalse();
  }

  @Test
  void hasTheApisCodeForItsExitStatusAndSaysWhatItMeans() throws Exception {
    assertThat(call("markActive"))
        .isEqualTo(
            "1 appmonitor: MarkActive: application monitoring is not enabled; error 1 (OTHER): "
                + AppMonitorError.OTHER.text());

    simulator.faults().answerUnknownCommand();
    assertThat(call("enable"))
        .startsWith("4 appmonitor: Enable: ")
        .endsWith("; error 4 (NOT_SUPPORTED): " + AppMonitorError.NOT_SUPPORTED.text());

    simulator.faults().hostGone();
    assertThat(call("getAppStatus"))
        .startsWith("3 appmonitor: GetAppStatus: ")
        .endsWith("; error 3 (NOT_ENABLED): " + AppMonitorError.NOT_ENABLED.text());
  }

  @Test
  void saysWhyThereIsNoWayToTheHost() throws Exception {
    Path closed = Files.createFile(folder.resolve("closed.sock"));

    assertThat(Command.of("appmonitor", "enable", "--host", "unix:/no/such.sock").line())
        .startsWith("3 appmonitor: Enable: ")
        .contains("/no/such.sock", "(errno 2)");
    assertThat(Command.of("appmonitor", "enable", "--host", "unix:" + closed).line())
        .startsWith("3 appmonitor: Enable: ")
        .contains("Connection refused");
    assertThat(Command.of("appmonitor", "enable").line())
        .startsWith("2 appmonitor: Enable: this is not a VMware virtual machine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "appmonitor|Missing required parameter: 'VERB'",
        "appmonitor mark|\"mark\" is not a verb; accepted are enable, disable, " + "markActive,",
        "appmonitor enable appStateOk|enable takes no state",
        "appmonitor postAppState|postAppState needs a state: appStateOk (or OK) or appStateNeedReset",
        "appmonitor postAppState bad|\"bad\": accepted is appStateOk (or OK) or appStateNeedReset",
        "appmonitor postAppState OK OK|appmonitor takes no more arguments: OK",
        "appmonitor enable --host nowhere|--host nowhere: is not a host; accepted is auto, vsock, unix:PATH,",
        "appmonitor enable --within 11m|--within 11m: accepted is a time of 0s to 10m",
        "appmonitor enable --host|Missing required parameter for option '--host'",
        "appmonitor enable --hots auto|unknown option --hots; did you mean --host?"
      })
  void misuseIsNamedAndNothingIsDone(String words, String message) throws Exception {
    Command command = Command.of(words.split(" "));

    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.output()).isEmpty();
    assertThat(command.errors()).hasSizeLessThan(5);
    assertThat(String.join("\n", command.errors())).contains(message).contains("--help");
  }

  private String call(String verb, String... state) throws Exception {
    return state.length == 0
        ? Command.of("appmonitor", verb, "--host", host).line()
        : Command.of("appmonitor", "--host", host, verb, state[0]).line();
  }
}
