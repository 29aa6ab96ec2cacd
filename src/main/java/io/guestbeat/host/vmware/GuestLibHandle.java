package io.guestbeat.host.vmware;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.guest.Width;
import java.util.Map;
import java.util.Optional;

/**
 * Owns one handle of the C library and the memory that its answers come in. For one thread.
 *
 * <p>The C handle is kept from update to update: opening one makes the library swap the process's
 * signal handlers, which a JVM should not be put through each second. It is opened anew after a
 * failed update, which resets it, though less and less often while updates fail, and when it has
 * fallen back to protocol 2, where it would stay.
 *
 * <p>What keeping it cannot prevent: the C library (open-vm-tools 12.2 to 13.1) decodes each update
 * into the strings of the one before, so a resource pool path that grows between two updates
 * overruns its heap and may end the process. GuestRPC in Java is the host to prefer.
 */
final class GuestLibHandle {
  private static final int USUAL_PATH_BYTES = 512;
  private static final int MAX_PATH_BYTES = 1 << 16;

  private final VmGuestLib lib;
  private final ReopenDelay reopening = new ReopenDelay();
  private final Memory value = new Memory(Long.BYTES);
  private Memory path = new Memory(USUAL_PATH_BYTES);
  private Pointer handle;
  private boolean spokeProtocol3;

  GuestLibHandle(VmGuestLib lib) {
    this.lib = lib;
  }

  /**
   * Asks the host once, and once more if it must on a fresh handle.
   *
   * @throws GuestException with the reason
   */
  Snapshot update() {
    Snapshot snapshot = updateOnce();
    if (spokeProtocol3 && !speaksProtocol3(snapshot)) {
      close();
      snapshot = updateOnce();
    }
    spokeProtocol3 = speaksProtocol3(snapshot);
    return snapshot;
  }

  /** Opens the C handle unless it is open. */
  void open() {
    if (handle == null) {
      VmGuestLib.OfPointer open = require(lib.openHandle, "VMGuestLib_OpenHandle");
      Memory slot = new Memory(Native.POINTER_SIZE);
      slot.clear();
      synchronized (VmCheckLock.LOCK) {
        check(open.call(slot), "VMGuestLib_OpenHandle");
      }
      handle = slot.getPointer(0);
    }
  }

  /** Closes the C handle if it is open; the next update opens another. */
  void close() {
    Pointer open = handle;
    handle = null;
    if (open != null) {
      lib.closeHandle.ifPresent(close -> close.call(open));
    }
  }

  static <F> F require(Optional<F> function, String symbol) {
    return SharedLibrary.require(
        function, symbol, why -> new GuestException(GuestError.NOT_AVAILABLE, why));
  }

  static void check(int code, String call) {
    GuestError error = GuestError.ofCode(code);
    if (error != GuestError.SUCCESS) {
      throw new GuestException(error, call + ": " + error.text());
    }
  }

  private Snapshot updateOnce() {
    if (handle == null) {
      reopening.requireOver(System.nanoTime());
    }
    try {
      open();
      check(require(lib.updateInfo, "VMGuestLib_UpdateInfo").call(handle), "VMGuestLib_UpdateInfo");
    } catch (GuestException e) {
      close();
      reopening.failed(e, System.nanoTime());
      throw e;
    }
    reopening.succeeded();
    return read();
  }

  private Snapshot read() {
    Snapshot.Builder snapshot = Snapshot.of(SessionId.of(readSession()));
    for (Map.Entry<Statistic, VmGuestLib.Getter> entry : lib.getters.entrySet()) {
      read(entry.getKey(), entry.getValue(), snapshot);
    }
    lib.getResourcePoolPath.ifPresent(getter -> readPath(getter, snapshot));
    return snapshot.build();
  }

  /** 0, which means no data, where the library does not have the function. */
  private long readSession() {
    if (!lib.getSessionId.isPresent()) {
      return 0;
    }
    check(lib.getSessionId.get().get(handle, value), "VMGuestLib_GetSessionId");
    return value.getLong(0);
  }

  private void read(Statistic statistic, VmGuestLib.Getter getter, Snapshot.Builder snapshot) {
    GuestError error = GuestError.ofCode(getter.get(handle, value));
    if (error != GuestError.SUCCESS) {
      snapshot.unavailable(statistic, error);
    } else if (statistic.width() == Width.UINT32) {
      snapshot.value(statistic, value.getInt(0) & 0xFFFFFFFFL);
    } else {
      snapshot.value(statistic, value.getLong(0));
    }
  }

  private void readPath(VmGuestLib.PathGetter getter, Snapshot.Builder snapshot) {
    GuestError error = readPath(getter);
    if (error == GuestError.BUFFER_TOO_SMALL) {
      long needed = SizeT.read(value);
      if (needed > path.size() && needed <= MAX_PATH_BYTES) {
        path = new Memory(needed);
        error = readPath(getter);
      }
    }
    if (error == GuestError.SUCCESS) {
      snapshot.resourcePoolPath(path.getString(0, "UTF-8"));
    } else {
      snapshot.resourcePoolPathUnavailable(error);
    }
  }

  private GuestError readPath(VmGuestLib.PathGetter getter) {
    SizeT.write(value, path.size());
    return GuestError.ofCode(getter.get(handle, value, path));
  }

  /** CpuStolenMs is the first statistic of protocol 3, and part of all its versions. */
  private static boolean speaksProtocol3(Snapshot snapshot) {
    return snapshot.error(Statistic.CPU_STOLEN_MS) != GuestError.UNSUPPORTED_VERSION;
  }
}
