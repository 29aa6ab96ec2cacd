package io.guestbeat.host.vmware;

import com.sun.jna.Pointer;
import java.util.Optional;

/**
 * The functions of {@code lib/include/vmware/tools/guestrpc.h} and {@code lib/include/vmcheck.h},
 * open-vm-tools 13.1, that carry one command to the host.
 */
final class VmTools {
  private static final String IS_VIRTUAL_WORLD = "VmCheck_IsVirtualWorld";
  private static final String SEND_ONE_RAW = "RpcChannel_SendOneRaw";

  /** {@code Bool VmCheck_IsVirtualWorld(void)}; {@code Bool} is a {@code char}. */
  final Asker isVirtualWorld;

  /**
   * {@code gboolean RpcChannel_SendOneRaw(const char *data, size_t dataLen, char **result, size_t
   * *resultLen)}.
   */
  final RawSender sendOneRaw;

  /** {@code void RpcChannel_Free(void *ptr)}; empty where the library does not have it. */
  final Optional<Freer> free;

  /**
   * Binds them.
   *
   * @throws UnsatisfiedLinkError if the library lacks one that cannot be done without
   */
  VmTools(SharedLibrary library) {
    // Before any is bound, since what is bound stays.
    library.requireSymbols(IS_VIRTUAL_WORLD, SEND_ONE_RAW);
    // Through the process first, as the library itself would find it, so that a preload is heard.
    isVirtualWorld =
        library.bindThroughProcess(NativeAsker.class, IS_VIRTUAL_WORLD).orElseThrow(VmTools::lost);
    sendOneRaw = library.bind(NativeRawSender.class, SEND_ONE_RAW).orElseThrow(VmTools::lost);
    free = library.bind(NativeFreer.class, "RpcChannel_Free");
  }

  private static UnsatisfiedLinkError lost() {
    return new UnsatisfiedLinkError("libvmtools: cannot be bound");
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
