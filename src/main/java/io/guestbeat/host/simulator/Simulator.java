package io.guestbeat.host.simulator;

import io.guestbeat.host.guestrpc.Transport;
import io.guestbeat.host.guestrpc.server.Commands;
import io.guestbeat.host.guestrpc.server.Faults;
import io.guestbeat.host.guestrpc.server.GuestClient;
import io.guestbeat.host.guestrpc.server.GuestEvent;
import io.guestbeat.host.guestrpc.server.GuestLog;
import io.guestbeat.host.guestrpc.server.GuestRpcServer;
import io.guestbeat.host.guestrpc.server.InProcessTransport;
import io.guestbeat.host.guestrpc.server.RequestCounts;
import io.guestbeat.host.guestrpc.server.RequestHandler;
import io.guestbeat.host.simulator.ha.HaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A simulated ESXi host with one VM, in an HA cluster. It answers GuestRPC packets to guests in
 * this process and on Unix sockets; tests and people make things happen to it. Safe between
 * threads.
 *
 * <p>On the default clock it is live: a daemon thread, unless it is to have none, lets HA decide on
 * time. On a clock of the caller's it has no thread; what was due is decided, at the time it was
 * due, at the next request or {@link #tick()}, and no wait in this process takes real time.
 */
public final class Simulator implements AutoCloseable {
  private final SimulationCore world;
  private final SimulatedVm vm;
  private final HaCluster ha;
  private final Faults faults;
  private final RequestCounts traffic = new RequestCounts();
  private final GuestLog guests;
  private final RequestHandler exchange;
  private final InProcessTransport transport;
  private final List<AutoCloseable> owned = new ArrayList<>();
  private final List<GuestRpcServer> servers = new CopyOnWriteArrayList<>();

  Simulator(
      SimulationCore world, HaSettings settings, long seed, boolean isLive, boolean hasThread) {
    this.world = world;
    vm = new SimulatedVm(world, this::cutConnections);
    ha = new HaCluster(world, settings);
    faults = new Faults(seed);
    Commands commands = new Commands(traffic);
    new GuestLibraryCommands(vm, faults).addTo(commands);
    new AppMonitorCommands(ha).addTo(commands);
    guests = new GuestLog(this::time);
    exchange = new RequestHandler(commands, faults, guests);
    transport = new InProcessTransport(exchange, faults, traffic, guests, isLive);
    if (hasThread) {
      owned.add(LiveClock.start(world::advance));
    }
  }

  /** Starts to describe a simulator. */
  public static SimulatorBuilder builder() {
    return new SimulatorBuilder();
  }

  /** Returns how guests in this process reach it. */
  public Transport transport() {
    return transport;
  }

  /**
   * Returns how a guest of this name in this process reaches it: one of several in the VM, which
   * are told apart in what was asked and in HA's events.
   */
  public Transport transport(String guest) {
    return transport.of(GuestClient.named(guest));
  }

  /**
   * Lets guests in other processes reach it, until it or the server is closed.
   *
   * @param socket a path that does not exist
   * @throws IOException if the socket cannot be made
   */
  public GuestRpcServer serve(Path socket) throws IOException {
    GuestRpcServer server = GuestRpcServer.start(socket, exchange, faults, traffic, guests);
    synchronized (owned) {
      owned.add(server);
    }
    servers.add(server);
    return server;
  }

  /** Returns the virtual machine. */
  public SimulatedVm vm() {
    return vm;
  }

  /** Returns the HA cluster that watches its application. */
  public HaCluster ha() {
    return ha;
  }

  /** Returns what goes wrong between guest and host. */
  public Faults faults() {
    return faults;
  }

  /** Returns what guests have asked, in all and by client. */
  public RequestCounts traffic() {
    return traffic;
  }

  /**
   * Calls {@code listener} for whatever guests do from now on, on the guest's thread, which it must
   * not hold up. It may call the simulator. What it throws goes to that thread's uncaught exception
   * handler.
   */
  public void addGuestListener(Consumer<GuestEvent> listener) {
    guests.addListener(listener);
  }

  /** Returns how long the simulation has run: the time that its events bear. */
  public Duration time() {
    return world.get(now -> now);
  }

  /** Lets HA decide what is due by now. */
  public void tick() {
    world.advance();
  }

  /** Ends every connection and thread. Closing again does nothing. */
  @Override
  public void close() {
    faults.close();
    synchronized (owned) {
      owned.forEach(Simulator::closeQuietly);
      owned.clear();
    }
  }

  /** As a vMotion or a resume does: to Linux the other end of every vSocket is detached then. */
  private void cutConnections() {
    faults.cutConnections();
    servers.forEach(GuestRpcServer::cutConnections);
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception nothingIsLost) {
      // A socket that cannot be removed is left behind.
    }
  }
}
