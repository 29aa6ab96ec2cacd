package io.guestbeat.host.vmware;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.concurrent.BackOff;
import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.Packet;
import io.guestbeat.host.guestrpc.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reaches the host through the Guest SDK's libraries in a child JVM, the carrier, of which there is
 * one for each transport. It is started at the first call, again where it has ended, less and less
 * often while it answers nothing, and killed where a call takes longer than its deadline.
 */
public final class CarrierTransport implements Transport, Closeable {
  /** After a library that ended its process. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** After one that did not answer: the host may be back soon, and a planned stop waits for it. */
  private static final Duration LONGEST_PAUSE_AFTER_SILENCE = Duration.ofSeconds(2);

  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  private static final Duration SHORTEST_CALL = Duration.ofMillis(250);

  private final BackOff restart = new BackOff(Duration.ZERO, LONGEST_PAUSE);
  private final BackOff restartAfterSilence =
      new BackOff(Duration.ZERO, LONGEST_PAUSE_AFTER_SILENCE);
  private boolean wasSilent;
  private final BackOff installing = new BackOff(Duration.ofSeconds(30), Duration.ofMinutes(5));
  private CarrierProcess carrier;
  private long startedAtNanos;
  private String whyEnded;
  private boolean closed;

  private final String library;
  private final Supplier<List<String>> files;

  /**
   * Loads this library.
   *
   * @param files where it may be; without any of them no carrier is started, unless there is none
   *     to look for
   */
  CarrierTransport(String library, Supplier<List<String>> files) {
    this.library = library;
    this.files = files;
  }

  /** For statistics; starts nothing yet. */
  public static CarrierTransport forStatistics() {
    return new CarrierTransport(LibraryCheck.GUEST_LIBRARY, LibraryFiles::guestLibrary);
  }

  /** For heartbeats; starts nothing yet. */
  public static CarrierTransport forHeartbeats() {
    return new CarrierTransport(LibraryCheck.APP_MONITOR, LibraryFiles::appMonitor);
  }

  /** For looking at libraries; starts nothing yet. */
  static CarrierTransport forChecks() {
    return new CarrierTransport("", Collections::emptyList);
  }

  @Override
  public Connection connect(Deadline deadline) throws IOException {
    CarrierProcess running = running();
    running.awaitReady(deadline);
    if (deadline.remainingNanos() < SHORTEST_CALL.toNanos()) {
      // It would be ended for an answer that could not come in time.
      throw new SocketTimeoutException(
          "the carrier, a child JVM for VMware's libraries, has just started");
    }
    return new KeptConnection(running);
  }

  @Override
  public String description() {
    return "VMware's Guest SDK library in a child JVM";
  }

  /** Ends the carrier, and starts none from now on. */
  @Override
  public synchronized void close() {
    closed = true;
    if (carrier != null) {
      carrier.kill("the host is closed");
    }
  }

  /** Ends the carrier; the next connection starts another. */
  public synchronized void rest() {
    if (carrier != null) {
      carrier.kill("another way to the host is used");
      carrier = null;
    }
    succeeded();
  }

  private synchronized void succeeded() {
    restart.succeeded();
    restartAfterSilence.succeeded();
  }

  private synchronized void endForSilence(CarrierProcess silent) {
    wasSilent = carrier == silent;
    silent.kill("VMware's library did not answer in time, so the carrier was ended");
  }

  private synchronized CarrierProcess running() throws IOException {
    if (closed) {
      throw new IOException("the host is closed");
    }
    long now = System.nanoTime();
    if (carrier != null && !carrier.isReady() && now - startedAtNanos > LONGEST_START.toNanos()) {
      carrier.kill("the carrier, a child JVM for VMware's libraries, did not start in time");
    }
    if (carrier != null && carrier.whyEnded() != null) {
      whyEnded = carrier.whyEnded();
      carrier = null;
      (wasSilent ? restartAfterSilence : restart).failed(now);
      wasSilent = false;
    }
    if (carrier == null) {
      if (!installing.isOver(now)) {
        throw new IOException(whyEnded);
      }
      if (!restart.isOver(now) || !restartAfterSilence.isOver(now)) {
        throw new IOException(whyEnded + "; it will be started again soon");
      }
      requireLibrary();
      carrier = start(now);
    }
    return carrier;
  }

  /** A carrier without a library is of no use, and the next would find none, either. */
  private synchronized void noLibrary(CarrierProcess useless, String why) {
    useless.kill(why);
    if (carrier == useless) {
      carrier = null;
      installing(why);
    }
  }

  private void installing(String why) {
    whyEnded = why;
    installing.failed(System.nanoTime());
  }

  private void requireLibrary() throws IOException {
    List<String> candidates = files.get();
    if (!candidates.isEmpty() && !LibraryFiles.mayBeInstalled(candidates)) {
      String why =
          "VMware's Guest SDK: none of these libraries was found: " + String.join(", ", candidates);
      installing(why);
      throw new IOException(why);
    }
  }

  private CarrierProcess start(long now) throws IOException {
    try {
      startedAtNanos = now;
      return CarrierProcess.start(library);
    } catch (IOException e) {
      whyEnded = e.getMessage();
      restart.failed(now);
      throw e;
    } catch (OutOfMemoryError e) {
      // No thread is left in this JVM; a child that was started all the same ends by itself.
      whyEnded = "the carrier, a child JVM for VMware's libraries, cannot be started: " + e;
      restart.failed(now);
      throw new IOException(whyEnded, e);
    }
  }

  /** A use of the carrier, which lives on when this is closed after an answer. */
  private final class KeptConnection implements Connection {
    private final CarrierProcess running;
    private boolean waits;

    KeptConnection(CarrierProcess running) {
      this.running = running;
    }

    @Override
    public void send(byte[] packet, Deadline deadline) throws IOException {
      waits = true;
      running.send(packet, deadline);
    }

    @Override
    public byte[] receive(Deadline deadline) throws IOException {
      byte[] reply = running.receive(deadline);
      waits = false;
      succeeded();
      byte[] payload = Packet.decode(reply).payload();
      boolean isMissing = payload[0] == CarrierMain.NO_LIBRARY;
      if (isMissing || payload[0] == CarrierMain.FAILURE) {
        String why = new String(Arrays.copyOfRange(payload, 2, payload.length), UTF_8);
        if (isMissing) {
          noLibrary(running, why);
        }
        throw new IOException(why);
      }
      return reply;
    }

    @Override
    public void close() {
      if (waits) {
        endForSilence(running);
      }
    }
  }
}
