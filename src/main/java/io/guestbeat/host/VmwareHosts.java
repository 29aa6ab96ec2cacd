package io.guestbeat.host;

import io.guestbeat.concurrent.NanoClock;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.host.guestrpc.GuestRpcChannel.Connections;
import io.guestbeat.host.guestrpc.socket.VsockTransport;
import io.guestbeat.host.vmware.CarrierTransport;
import io.guestbeat.host.vmware.RpcChannelTransport;
import java.util.ArrayList;
import java.util.List;

/** The ways from a VMware virtual machine to its host, and the choice among them. */
final class VmwareHosts {
  private VmwareHosts() {}

  /**
   * The host of this machine: over vSockets on Linux, else through VMware's libraries. Looks at the
   * machine now, and for the host when it is needed.
   */
  static Host automatic(MachineIdentity machine, Connections connections) {
    return Hosts.deferred(
        () -> {
          if (!machine.mayBeVmware()) {
            throw new GuestException(
                GuestError.NOT_RUNNING_IN_VM,
                "this is not a VMware virtual machine ("
                    + machine.evidence()
                    + "), so neither vSockets nor VMware's libraries were tried");
          }
          return onVmware(machine.isVmware(), connections);
        });
  }

  /**
   * Returns the host of a machine that is VMware's.
   *
   * @param isCertain whether there is evidence, without which no vSocket is opened
   */
  static Host onVmware(boolean isCertain, Connections connections) {
    List<Way> ways = new ArrayList<>();
    if (isLinux() && isCertain) {
      ways.add(Way.of(new VsockTransport()));
    }
    ways.addAll(waysThroughLibraries());
    return over(ways, connections);
  }

  /** VMware's libraries: libvmtools in this process, else those of the Guest SDK in a carrier. */
  static Host libraries() {
    return over(waysThroughLibraries(), Connections.KEPT);
  }

  /** Returns the Guest SDK's libraries in a carrier, without any other. */
  static Host carrier() {
    List<Way> ways = new ArrayList<>();
    ways.add(carrierWay());
    return over(ways, Connections.KEPT);
  }

  private static List<Way> waysThroughLibraries() {
    List<Way> ways = new ArrayList<>();
    if (isLinux()) {
      RpcChannelTransport statistics = new RpcChannelTransport();
      RpcChannelTransport heartbeats = new RpcChannelTransport();
      ways.add(
          new Way(
              statistics,
              heartbeats,
              () -> {},
              () -> {
                statistics.close();
                heartbeats.close();
              }));
    }
    ways.add(carrierWay());
    return ways;
  }

  /** One child JVM for each use, so that neither library's end is the other's. */
  private static Way carrierWay() {
    CarrierTransport statistics = CarrierTransport.forStatistics();
    CarrierTransport heartbeats = CarrierTransport.forHeartbeats();
    return new Way(
        statistics,
        heartbeats,
        () -> {
          statistics.rest();
          heartbeats.rest();
        },
        () -> {
          statistics.close();
          heartbeats.close();
        });
  }

  private static Host over(List<Way> ways, Connections connections) {
    return Hosts.guestRpc(
        new Ways(ways, NanoClock.OF_THIS_JVM), connections, NanoClock.OF_THIS_JVM);
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").startsWith("Linux");
  }
}
