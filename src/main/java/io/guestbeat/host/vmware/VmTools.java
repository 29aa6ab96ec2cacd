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
    library.requireSymbols(IS_VIRTUAL_WORLD, SEND_ONE_RAW);
    // Through the process first, as the library itself would find it, so that a preload is heard.
    isVirtualWorld =
        library
            .<Asker>bindThroughProcess(
                IS_VIRTUAL_WORLD, c -> () -> (Byte) c.invoke(byte.class, new Object[0]))
            .orElseThrow(VmTools::lost);
    sendOneRaw =
        library
            .<RawSender>bind(
                SEND_ONE_RAW,
                c ->
                    (data, dataLen, result, resultLen) ->
                        c.invokeInt(new Object[] {data, dataLen, result, resultLen}))
            .orElseThrow(VmTools::lost);
    free = library.bind("RpcChannel_Free", c -> ptr -> c.invokeVoid(new Object[] {ptr}));
  }

  private static UnsatisfiedLinkError lost() {
    return new UnsatisfiedLinkError("libvmtools: cannot be bound");
  }

  interface Asker {
    byte ask();
  }

  interface RawSender {
    int send(Pointer data, SizeT dataLen, Pointer result, Pointer resultLen);
  }

  interface Freer {
    void free(Pointer ptr);
  }
}
