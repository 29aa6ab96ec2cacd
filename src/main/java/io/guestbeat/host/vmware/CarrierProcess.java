package io.guestbeat.host.vmware;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.Packet;
import io.guestbeat.machine.ChildProcess;
import io.guestbeat.text.OneLine;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A carrier that runs. A thread of its own reads what it prints: replies behind their mark, and
 * whatever its Java or a library prints besides, of which the last is kept as the reason of its
 * end. Safe between threads, for one call at a time.
 */
final class CarrierProcess {
  static final String THREAD_NAME = "guestbeat-carrier";

  private static final byte[] END = {};
  private static final int KEPT_CHARACTERS = 300;

  private final Process process;
  private final OutputStream requests;
  private final byte[] mark;
  private final BlockingQueue<byte[]> replies = new LinkedBlockingQueue<>();
  private final StringBuilder printed = new StringBuilder();
  private volatile boolean ready;
  private volatile String whyEnded;
  private volatile String whyKilled;

  private CarrierProcess(Process process, byte[] mark) {
    this.process = process;
    this.mark = mark;
    requests = process.getOutputStream();
  }

  /** Starts one that loads this library; it is ready for calls some time later. */
  static CarrierProcess start(String library) throws IOException {
    String text = "-" + UUID.randomUUID();
    byte[] mark = (text + "\n").getBytes(US_ASCII);
    mark[0] = 0; // Which is nowhere else in it.
    Process process;
    try {
      process = ChildProcess.start(CarrierCommand.of(text, library));
    } catch (SecurityException e) {
      throw new IOException("a security manager allows no child JVM: " + e.getMessage(), e);
    }
    boolean isRead = false;
    try {
      CarrierProcess carrier = new CarrierProcess(process, mark);
      Thread reader = new Thread(carrier::readAll, THREAD_NAME);
      reader.setDaemon(true);
      reader.setContextClassLoader(CarrierProcess.class.getClassLoader());
      reader.start();
      isRead = true;
      return carrier;
    } finally {
      if (!isRead) {
        process.destroyForcibly();
      }
    }
  }

  boolean isReady() {
    return ready;
  }

  /** Returns why it has ended or was killed; null while it runs. */
  String whyEnded() {
    return whyKilled != null ? whyKilled : whyEnded;
  }

  /**
   * Waits until it is ready for calls.
   *
   * @throws SocketTimeoutException if it is not ready by then; it goes on starting
   * @throws IOException if it has ended
   */
  void awaitReady(Deadline deadline) throws IOException {
    if (!ready) {
      next(deadline, "the carrier, a child JVM for VMware's libraries, is still starting");
      ready = true;
    }
  }

  void send(byte[] packet, Deadline deadline) throws IOException {
    try {
      requests.write(packet);
      requests.flush();
    } catch (IOException itHasEnded) {
      next(deadline, "the carrier accepts no calls");
      throw itHasEnded;
    }
  }

  byte[] receive(Deadline deadline) throws IOException {
    return next(deadline, "VMware's library has not answered in time");
  }

  /** Ends it, at once and for good. */
  void kill(String why) {
    if (whyEnded() == null) {
      whyKilled = why;
    }
    process.destroyForcibly();
  }

  private byte[] next(Deadline deadline, String late) throws IOException {
    try {
      byte[] reply = replies.poll(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
      if (reply == null) {
        throw new SocketTimeoutException(late);
      }
      if (reply == END) {
        replies.add(END);
        throw new IOException(whyEnded());
      }
      return reply;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for VMware's library", e);
    }
  }

  private void readAll() {
    try (InputStream in = new BufferedInputStream(process.getInputStream())) {
      while (skipToReply(in)) {
        replies.add(packetOf(new DataInputStream(in)));
      }
    } catch (IOException e) {
      note("(" + e.getMessage() + ")");
    } finally {
      process.destroyForcibly();
      whyEnded = describeEnd();
      replies.add(END);
    }
  }

  private boolean skipToReply(InputStream in) throws IOException {
    int matched = 0;
    while (matched < mark.length) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      if ((byte) next == mark[matched]) {
        matched++;
      } else {
        matched = next == mark[0] ? 1 : 0;
        note(new String(new byte[] {(byte) next}, ISO_8859_1));
      }
    }
    return true;
  }

  private static byte[] packetOf(DataInputStream in) throws IOException {
    byte[] header = new byte[Packet.HEADER_BYTES];
    in.readFully(header);
    byte[] packet = new byte[Packet.HEADER_BYTES + Packet.bodyLength(header)];
    System.arraycopy(header, 0, packet, 0, header.length);
    in.readFully(packet, header.length, packet.length - header.length);
    return packet;
  }

  private void note(String text) {
    printed.append(text);
    if (printed.length() > 2 * KEPT_CHARACTERS) {
      printed.delete(0, printed.length() - KEPT_CHARACTERS);
    }
  }

  private String describeEnd() {
    String status;
    try {
      status = "status " + process.waitFor();
    } catch (InterruptedException nobodyInterruptsThisThread) {
      status = "no status";
    }
    int from = Math.max(0, printed.length() - KEPT_CHARACTERS);
    String last = OneLine.of(printed.substring(from));
    return "the carrier, the child JVM in which VMware's library runs, has ended with "
        + status
        + (last.isEmpty() ? "" : " (\"" + last + "\")");
  }
}
