package io.guestbeat.host.vmware;

import com.sun.jna.Pointer;
import java.util.Optional;

/**
 * The functions of {@code lib/include/vmware/tools/guestrpc.h} and {@code lib/include/vmcheck.h},
 * open-vm-tools 13.1, that carry one command to the host, each empty where {@code libvmtools} does
 * not have it.
 */
final class VmTools {
  /** {@code Bool VmCheck_IsVirtualWorld(void)}; {@code Bool} is a {@code char}. */
  final Optional<Asker> isVirtualWorld;

  /**
   * {@code gboolean RpcChannel_SendOneRaw(const char *data, size_t dataLen, char **result, size_t
   * *resultLen)}.
   */
  final Optional<RawSender> sendOneRaw;

  /** {@code void RpcChannel_Free(void *ptr)}. */
  final Optional<Freer> free;

  VmTools(SharedLibrary library) {
    // Through the process first, as the library itself would find it, so that a preload is heard.
    isVirtualWorld = library.bindThroughProcess(NativeAsker.class, "VmCheck_IsVirtualWorld");
    sendOneRaw = library.bind(NativeRawSender.class, "RpcChannel_SendOneRaw");
    free = library.bind(NativeFreer.class, "RpcChannel_Free");
  }

  // What follows is public because its twins, defined by SymbolLoader, live outside the package.

  public interface Asker {
    byte ask();
  }

  public interface RawSender {
    int send(Pointer data, SizeT dataLen, Pointer result, Pointer resultLen);
  }

  public interface Freer {
    void free(Pointer ptr);
  }

  public static final class NativeAsker implements Asker {
    @Override
    public native byte ask();
  }

  public static final class NativeRawSender implements RawSender {
    @Override
    public native int send(Pointer data, SizeT dataLen, Pointer result, Pointer resultLen);
  }

  public static final class NativeFreer implements Freer {
    @Override
    public native void free(Pointer ptr);
  }
}
