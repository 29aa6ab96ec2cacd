package io.guestbeat.host.guestrpc.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VsockTransportTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "socket  | 1   | a container's seccomp profile refuses AF_VSOCK",
        "connect | 1   | no setting of the guest helps; look at the VM's VMCI settings",
        "socket  | 13  | AppArmor or SELinux refuses AF_VSOCK",
        "socket  | 97  | the service's RestrictAddressFamilies= does not contain AF_VSOCK",
        "connect | 19  | no VMware host answers vSockets here",
        "connect | 104 | be VMware Workstation or Fusion",
        "connect | 105 | the VM's VMCI device has no room for another connection",
        "connect | 110 | no VMware host answers vSockets here"
      })
  void saysWhatCanBeDoneAboutAnErrorOfTheSystem(String call, int errno, String text) {
    SocketException failure = new SocketException(call, errno);

    assertThat(VsockTransport.explained(failure)).startsWith(failure.getMessage()).contains(text);
  }
}
