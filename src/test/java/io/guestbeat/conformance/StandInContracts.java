package io.guestbeat.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.guestbeat.appmonitor.AppMonitorContract;
import io.guestbeat.guest.GuestLibraryContract;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Simulator;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The contracts of a JVM that runs under the preload: over vSockets and through VMware's genuine
 * libraries, both of which then reach the simulator that the test serves on the stand-in's socket.
 */
public final class StandInContracts {
  private StandInContracts() {}

  /** Runs them, and prints how many tests there were and failed. */
  public static void main(String[] arguments) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                selectClass(GuestLibraryOverVsock.class),
                selectClass(AppMonitorOverVsock.class),
                selectClass(GuestLibraryOfVmware.class),
                selectClass(AppMonitorOfVmware.class))
            .build();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.printFailuresTo(
        new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8), 20);
    System.out.println(
        "contract tests "
            + summary.getTestsSucceededCount()
            + " passed, "
            + summary.getTestsFailedCount()
            + " failed");
    System.exit(summary.getTotalFailureCount() == 0 ? 0 : 1);
  }

  private static Host served(Simulator simulator, String spec) throws Exception {
    simulator.serve(Path.of(System.getenv("GUESTBEAT_STANDIN_HOST")));
    return Hosts.open(spec);
  }

  static final class GuestLibraryOverVsock extends GuestLibraryContract {
    @Override
    protected Host hostOf(Simulator simulator) throws Exception {
      return served(simulator, "vsock");
    }
  }

  static final class AppMonitorOverVsock extends AppMonitorContract {
    @Override
    protected Host hostOf(Simulator simulator) throws Exception {
      return served(simulator, "vsock");
    }
  }

  static final class GuestLibraryOfVmware extends GuestLibraryContract {
    @Override
    protected Host hostOf(Simulator simulator) throws Exception {
      return served(simulator, "vmware");
    }
  }

  static final class AppMonitorOfVmware extends AppMonitorContract {
    @Override
    protected Host hostOf(Simulator simulator) throws Exception {
      return served(simulator, "vmware");
    }
  }
}
