package io.guestbeat.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.host.Host;
import io.guestbeat.host.HostSpec;
import io.guestbeat.host.Hosts;
import java.io.PrintStream;

/** Asks for the application's status so many times, each time on a connection of its own. */
public final class VsockCaller {
  private VsockCaller() {}

  /** COUNT; prints a line for each call. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    for (int call = 0; call < Integer.parseInt(arguments[0]); call++) {
      try (Host host = Hosts.openForOneCall(HostSpec.parse("vsock"))) {
        out.println(host.appMonitor().getAppStatus());
      } catch (AppMonitorException e) {
        out.println(e.getMessage());
      }
    }
  }
}
