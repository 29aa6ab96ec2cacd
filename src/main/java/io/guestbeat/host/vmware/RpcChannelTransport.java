package io.guestbeat.host.vmware;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.guestbeat.concurrent.BackOff;
import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.Packet;
import io.guestbeat.host.guestrpc.RpcReply;
import io.guestbeat.host.guestrpc.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Reaches the host through the RPC channel of open-vm-tools' {@code libvmtools}, which has more
 * ways to it than vSockets. Only that one function of the library is called, in this process, on a
 * thread of its own; replies are read by our own codecs. Linux only.
 */
public final class RpcChannelTransport implements Transport, Closeable {
  /** How texts begin with which the library says that it could not reach the host. */
  private static final String[] NO_CHANNEL = {"RpcChannel:", "VSockOut:", "VSockChan:", "RpcOut:"};

  private final NativeThread thread =
      new NativeThread(
          Duration.ofSeconds(2),
          (why, cause) -> new UncheckedIOException(new IOException(why, cause)));

  /** Written once, by the native thread, and used on that thread only. */
  private volatile LoadedChannel loaded;

  private final BackOff loading = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(5));
  private UncheckedIOException loadFailure;

  /** Loads nothing yet and starts no thread. */
  public RpcChannelTransport() {}

  /** Loads the library unless it is loaded, and makes sure that it can be used on this machine. */
  @Override
  public Connection connect(Deadline deadline) throws IOException {
    call(
        "libvmtools",
        deadline,
        () -> {
          loadOnce();
          return "";
        });
    return new OneCallAtATime();
  }

  @Override
  public String description() {
    return "libvmtools' RPC channel";
  }

  /** Ends the thread once its call has returned. */
  @Override
  public void close() {
    thread.close();
  }

  /** On the native thread; what failed is tried again less and less often. */
  private void loadOnce() {
    if (loaded != null) {
      return;
    }
    if (!loading.isOver(System.nanoTime())) {
      throw loadFailure;
    }
    try {
      loaded = LoadedChannel.load();
    } catch (UncheckedIOException | LinkageError e) {
      loadFailure = LoadedChannel.failure(String.valueOf(e.getMessage()));
      loading.failed(System.nanoTime());
      throw loadFailure;
    }
  }

  private <T> T call(String name, Deadline deadline, Supplier<T> call) throws IOException {
    try {
      return thread.call(name, Duration.ofNanos(Math.max(1, deadline.remainingNanos())), call);
    } catch (UncheckedIOException e) {
      if (deadline.hasPassed()) {
        SocketTimeoutException late = new SocketTimeoutException(e.getCause().getMessage());
        late.initCause(e);
        throw late;
      }
      throw e.getCause();
    }
  }

  /** The library opens a channel for each call, so there is nothing to keep open. */
  private final class OneCallAtATime implements Connection {
    private RpcReply reply;

    @Override
    public void send(byte[] packet, Deadline deadline) throws IOException {
      byte[] command = Packet.decode(packet).payload();
      reply = call("RpcChannel_SendOneRaw", deadline, () -> loaded.send(command));
    }

    @Override
    public byte[] receive(Deadline deadline) throws IOException {
      if (reply == null) {
        throw new IOException("nothing was sent");
      }
      byte[] packet = Packet.of(reply.encode()).encode();
      reply = null;
      return packet;
    }

    @Override
    public void close() {
      reply = null;
    }
  }

  /** The library once it is loaded. For one thread. */
  private static final class LoadedChannel {
    private final VmTools lib;
    private final Memory result = new Memory(Native.POINTER_SIZE);
    private final Memory resultLen = new Memory(SizeT.BYTES);

    private LoadedChannel(VmTools lib) {
      this.lib = lib;
    }

    /**
     * Loads it and asks it, once, whether this is a virtual machine: elsewhere its channel ends in
     * an instruction that ends the process.
     */
    static LoadedChannel load() {
      LoadedChannel channel =
          new LoadedChannel(new VmTools(SharedLibrary.firstOf(LibraryFiles.vmTools())));
      synchronized (VmCheckLock.LOCK) {
        if (channel.lib.isVirtualWorld.ask() == 0) {
          throw failure("VmCheck_IsVirtualWorld: this machine is not a VMware virtual machine");
        }
      }
      return channel;
    }

    RpcReply send(byte[] bytes) {
      Memory command = new Memory(Math.max(1, bytes.length));
      command.write(0, bytes, 0, bytes.length);
      result.clear();
      resultLen.clear();
      boolean done = lib.sendOneRaw.send(command, new SizeT(bytes.length), result, resultLen) != 0;
      byte[] answer = takeAnswer();
      if (done) {
        return RpcReply.done(answer);
      }
      RpcReply refusal = RpcReply.refused(new String(answer, UTF_8));
      for (String start : NO_CHANNEL) {
        if (refusal.text().startsWith(start)) {
          throw failure(refusal.reason());
        }
      }
      return refusal;
    }

    private static UncheckedIOException failure(String why) {
      return new UncheckedIOException(new IOException(why));
    }

    private byte[] takeAnswer() {
      Pointer answer = result.getPointer(0);
      if (answer == null) {
        return new byte[0];
      }
      try {
        return answer.getByteArray(0, Math.toIntExact(SizeT.read(resultLen)));
      } finally {
        lib.free.ifPresent(free -> free.free(answer));
      }
    }
  }
}
