package io.guestbeat.host.vmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.conformance.CSource;
import io.guestbeat.conformance.Conformance;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** With a C library that fails in each of the ways that VMware's has. */
@Conformance
class LibraryAppMonitorTest {
  private final LibraryAppMonitor monitor =
      new LibraryAppMonitor(
          new VmGuestAppMonitorLib(
              SharedLibrary.firstOf(List.of(CSource.compileLibrary("stub_vmware.c").toString()))));

  @Test
  void doesWhatTheLibraryDoes() {
    monitor.enable();

    assertThat(monitor.isEnabled()).isTrue();
    assertThat(monitor.getAppStatus()).isEqualTo(AppStatus.RED);
  }

  @Test
  void saysWhatEachCodeReallyMeans() {
    assertFails(monitor::markActive, AppMonitorError.OTHER, "MarkActive: The host refused");
    assertFails(monitor::disable, AppMonitorError.NOT_ENABLED, "Disable: The channel to the host");
  }

  @Test
  void failsWhereTheLibraryGivesNoStatus() {
    assertThat(monitor.getAppStatus()).isEqualTo(AppStatus.RED);

    assertFails(monitor::getAppStatus, AppMonitorError.OTHER, "GetAppStatus: the library gave no");
  }

  @Test
  void losesOnlyTheFunctionThatTheLibraryLacks() {
    assertFails(
        () -> monitor.postAppState(AppState.OK),
        AppMonitorError.NOT_SUPPORTED,
        "PostAppState: this library does not have it");
  }

  private static void assertFails(Runnable call, AppMonitorError error, String message) {
    assertThatThrownBy(call::run)
        .hasMessageStartingWith(message)
        .asInstanceOf(InstanceOfAssertFactories.type(AppMonitorException.class))
        .returns(error, AppMonitorException::error);
  }
}
