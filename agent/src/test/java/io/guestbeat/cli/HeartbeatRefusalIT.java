package io.guestbeat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.Command;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the command heartbeat of the real jar sends nothing, and says why. */
final class HeartbeatRefusalIT {
  @Test
  void whereThereIsNoHostAtAllItSaysSoAndEnds() throws Exception {
    assertThat(Command.of("heartbeat").line())
        .startsWith("1 heartbeat: Enable: this is not a VMware virtual machine (");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--interval 15|--interval 15: has no unit (ms, s, m, h or d); accepted is a time of 1s to 25s",
        "--interval 26s|--interval 26s: accepted is a time of 1s to 25s",
        "--grace 61m|--grace 61m: accepted is a time of 0s to 1h",
        "--on-exit reset|--on-exit reset: accepted is disable or leave",
        "--check-tcp localhost|--check-tcp localhost: has no port; accepted is HOST:PORT or [IPv6]:PORT",
        "--check-tcp localhost:0|--check-tcp localhost:0: has the port 0, which is not 1 to 65535; accepted is HOST:PORT",
        "--check-http localhost:80|--check-http localhost:80: has no scheme; did you mean http://",
        "--check-command=|--check-command : accepted is a command and its arguments",
        "--check-command \"a|--check-command \"a: accepted is a command and its arguments",
        "--check-file=|--check-file : accepted is the path of a file or folder",
        "--check-pid=|--check-pid : accepted is the path of a file",
        "--check-pid|Missing required parameter for option '--check-pid' (FILE)",
        "--check-tcp a:1 --retries -1|--retries -1: accepted is a whole number of 0 to 9999",
        "--check-tcp a:1 --retries 1.5|--retries 1.5: accepted is a whole number of 0 to 9999",
        "--check-tcp a:1 --timeout 0s|--timeout 0s: accepted is a time of 100ms to 5m",
        "--check-tcp a:1 --check-interval 1d|--check-interval 1d: accepted is a time of 100ms",
        "--check-tcp a:1 --max-age 5s|--max-age needs --check-file",
        "--check-file a --max-age 5|--max-age 5: has no unit (ms, s, m, h or d); accepted is a time of 1s to 1000h",
        "--retries 3|--check-interval, --timeout and --retries need a check",
        "--check-udp=a:1|unknown option --check-udp; did you mean --check-",
        "postgres|heartbeat takes no more arguments: postgres",
        "--host nowhere|--host nowhere: is not a host; accepted is auto, vsock, unix:PATH, vmware or simulator"
      })
  void misuseIsNamedAndNothingIsSent(String options, String message) throws Exception {
    List<String> words = new ArrayList<>(List.of("heartbeat"));
    words.addAll(List.of(options.split(" ")));

    Command misused = Command.of(words.toArray(String[]::new));

    assertThat(misused.exitCode()).isEqualTo(2);
    assertThat(misused.output()).isEmpty();
    assertThat(misused.errors()).hasSizeLessThan(5);
    assertThat(String.join("\n", misused.errors()))
        .contains(message)
        .contains("Try 'guestbeat heartbeat --help'.");
  }
}
