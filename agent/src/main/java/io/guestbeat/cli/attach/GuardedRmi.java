package io.guestbeat.cli.attach;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMISocketFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits RMI in a command that reads the MBeans of another JVM, which may be hostile: only classes
 * of JMX and of open types are deserialised, an answer has at most {@link #LONGEST_ANSWER} bytes,
 * and it must come within 20 s. Of a JVM of this machine, which names its address itself, every
 * connection goes to the loopback address, whatever host it names.
 *
 * <p>All this is set once and for the whole process, before it uses RMI.
 */
final class GuardedRmi {
  /** Far more than all attributes of Guestbeat have, in bytes. */
  static final int LONGEST_ANSWER = 8 << 20;

  /** Covers most pauses of a JVM, and an operator can wait for it. */
  private static final String PATIENCE_MS = "20000";

  private static final int CONNECT_MS = 5_000;

  /**
   * An honest answer has a few thousand references, and a depth below ten. What is nested deeper,
   * or has far more keys, may be made to keep whoever reads it busy for hours.
   */
  private static final String LIMITS = "maxdepth=20;maxarray=20000;maxrefs=10000;";

  /** A star stands at the end of a pattern only: elsewhere it matches nothing. */
  private static final String CLASSES =
      "java.lang.*;javax.management.*;javax.management.openmbean.*;javax.management.remote.*"
          + ";javax.management.remote.rmi.*;java.lang.management.*;java.rmi.*;java.rmi.server.*"
          + ";java.math.BigDecimal;java.math.BigInteger;java.io.EOFException"
          + ";java.io.FileNotFoundException;java.io.IOException;java.io.InterruptedIOException"
          + ";java.io.InvalidClassException;java.io.InvalidObjectException"
          + ";java.io.NotSerializableException;java.io.ObjectStreamException"
          + ";java.io.UncheckedIOException;java.net.ConnectException;java.net.SocketException"
          + ";java.net.SocketTimeoutException;java.net.UnknownHostException;java.util.*"
          + ";java.util.concurrent.TimeoutException;sun.management.*;sun.rmi.server.*"
          + ";sun.rmi.transport.*;io.guestbeat.**";

  /** The serialization filter for the answers of a JVM of this machine. */
  static final String FILTER = LIMITS + CLASSES + ";!*";

  private static final String FLOODED =
      "its answer has more than " + (LONGEST_ANSWER >> 20) + " MB, and was not read";

  private static final String FILTER_PROPERTY = "jdk.serialFilter";

  private static final AtomicBoolean IS_SET = new AtomicBoolean();

  private static volatile boolean hasBeenFlooded;

  private GuardedRmi() {}

  /** For a JVM of this machine. */
  static void forThisMachine() throws IOException {
    if (IS_SET.compareAndSet(false, true)) {
      setProperties(FILTER);
      RMISocketFactory.setSocketFactory(new LoopbackSockets());
    }
  }

  /** Returns an exception that names the cause where RMI says only that its socket was closed. */
  static IOException explained(IOException e) {
    if (!hasBeenFlooded) {
      return e;
    }
    IOException flooded = new IOException(FLOODED);
    flooded.addSuppressed(e);
    return flooded;
  }

  /** For an address that an operator names, which may be anywhere and use TLS. */
  static void forAnAddress() {
    if (IS_SET.compareAndSet(false, true)) {
      setProperties(LIMITS + CLASSES + ";javax.rmi.ssl.*;!*");
    }
  }

  /** These are read when RMI is first used; those of an operator come first. */
  private static void setProperties(String filter) {
    setFilter(filter);
    setIfUnset("sun.rmi.transport.tcp.responseTimeout", PATIENCE_MS);
    setIfUnset("sun.rmi.transport.tcp.handshakeTimeout", PATIENCE_MS);
    setIfUnset("sun.rmi.transport.connectionTimeout", PATIENCE_MS);
  }

  /**
   * Java 8 reads the property when it first reads an object; later versions have read it when the
   * JVM started, and have a method instead.
   */
  private static void setFilter(String filter) {
    if (System.getProperty(FILTER_PROPERTY) != null) {
      return;
    }
    System.setProperty(FILTER_PROPERTY, filter);
    try {
      Class<?> type = Class.forName("java.io.ObjectInputFilter");
      Class<?> config = Class.forName("java.io.ObjectInputFilter$Config");
      Object made = config.getMethod("createFilter", String.class).invoke(null, filter);
      config.getMethod("setSerialFilter", type).invoke(null, made);
    } catch (ClassNotFoundException thisIsJava8) {
      // The property is enough.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("what is read over JMX cannot be limited: " + e, e);
    }
  }

  private static void setIfUnset(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** Connects to this machine, and reads answers that have an end. */
  private static final class LoopbackSockets extends RMISocketFactory {
    @Override
    public Socket createSocket(String host, int port) throws IOException {
      Socket socket = new BoundedSocket();
      boolean isConnected = false;
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
        socket.setTcpNoDelay(true);
        isConnected = true;
        return socket;
      } finally {
        if (!isConnected) {
          socket.close();
        }
      }
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      throw new IOException("this process accepts no RMI calls");
    }
  }

  /** A socket whose other end may say so much, and no more, for each thing that it is asked. */
  private static final class BoundedSocket extends Socket {
    private final AtomicInteger left = new AtomicInteger(LONGEST_ANSWER);

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(int b) throws IOException {
          left.set(LONGEST_ANSWER);
          out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          left.set(LONGEST_ANSWER);
          out.write(bytes, offset, length);
        }
      };
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          took(1);
          return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          int count = in.read(bytes, offset, length);
          took(count);
          return count;
        }
      };
    }

    private void took(int bytes) throws IOException {
      if (left.addAndGet(-bytes) < 0) {
        hasBeenFlooded = true;
        throw new IOException(FLOODED);
      }
    }
  }
}
