package io.guestbeat.host.vmware;

import com.sun.jna.Pointer;
import io.guestbeat.guest.Statistic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The functions of {@code lib/include/vmGuestLib.h}, open-vm-tools 13.1, each empty where the
 * library at hand does not have it. {@code VMGuestLibError} is an {@code int}, {@code
 * VMGuestLibHandle} a pointer, {@code VMSessionId} a uint64.
 */
final class VmGuestLib {
  /** {@code char const *VMGuestLib_GetErrorText(VMGuestLibError error)}, never freed. */
  final Optional<OfError> getErrorText;

  /** {@code VMGuestLibError VMGuestLib_OpenHandle(VMGuestLibHandle *handle)}. */
  final Optional<OfPointer> openHandle;

  /** {@code VMGuestLibError VMGuestLib_CloseHandle(VMGuestLibHandle handle)}. */
  final Optional<OfPointer> closeHandle;

  /** {@code VMGuestLibError VMGuestLib_UpdateInfo(VMGuestLibHandle handle)}. */
  final Optional<OfPointer> updateInfo;

  /** {@code VMGuestLibError VMGuestLib_GetSessionId(VMGuestLibHandle handle, VMSessionId *id)}. */
  final Optional<Getter> getSessionId;

  /**
   * {@code VMGuestLibError VMGuestLib_Get…(VMGuestLibHandle handle, uint32 or uint64 *value)}, one
   * for each statistic that the library has.
   */
  final Map<Statistic, Getter> getters = new EnumMap<>(Statistic.class);

  /**
   * {@code VMGuestLibError VMGuestLib_GetResourcePoolPath(VMGuestLibHandle handle, size_t
   * *bufferSize, char *pathBuffer)}.
   */
  final Optional<PathGetter> getResourcePoolPath;

  /**
   * {@code VMGuestLibError VMGuestLib_StatGet(const char *encoding, const char *stat, char **reply,
   * size_t *replySize)}.
   */
  final Optional<StatGetter> statGet;

  /** {@code void VMGuestLib_StatFree(char *reply, size_t replySize)}. */
  final Optional<StatFreer> statFree;

  VmGuestLib(SharedLibrary library) {
    getErrorText =
        library.bind("VMGuestLib_GetErrorText", c -> error -> c.invokeString(args(error), false));
    openHandle = ofPointer(library, "VMGuestLib_OpenHandle");
    closeHandle = ofPointer(library, "VMGuestLib_CloseHandle");
    updateInfo = ofPointer(library, "VMGuestLib_UpdateInfo");
    getSessionId = getter(library, "VMGuestLib_GetSessionId");
    for (Statistic statistic : Statistic.values()) {
      getter(library, "VMGuestLib_Get" + statistic.apiName())
          .ifPresent(bound -> getters.put(statistic, bound));
    }
    getResourcePoolPath =
        library.bind(
            "VMGuestLib_GetResourcePoolPath",
            c -> (handle, size, path) -> c.invokeInt(args(handle, size, path)));
    statGet =
        library.bind(
            "VMGuestLib_StatGet",
            c ->
                (encoding, stat, reply, replySize) ->
                    c.invokeInt(args(encoding, stat, reply, replySize)));
    statFree =
        library.bind(
            "VMGuestLib_StatFree", c -> (reply, replySize) -> c.invokeVoid(args(reply, replySize)));
  }

  private static Optional<OfPointer> ofPointer(SharedLibrary library, String symbol) {
    return library.bind(symbol, c -> handle -> c.invokeInt(args(handle)));
  }

  private static Optional<Getter> getter(SharedLibrary library, String symbol) {
    return library.bind(symbol, c -> (handle, value) -> c.invokeInt(args(handle, value)));
  }

  private static Object[] args(Object... args) {
    return args;
  }

  interface OfError {
    String call(int error);
  }

  interface OfPointer {
    int call(Pointer handle);
  }

  interface Getter {
    int get(Pointer handle, Pointer value);
  }

  interface PathGetter {
    int get(Pointer handle, Pointer bufferSize, Pointer pathBuffer);
  }

  interface StatGetter {
    int get(String encoding, String stat, Pointer reply, Pointer replySize);
  }

  interface StatFreer {
    void free(Pointer reply, SizeT replySize);
  }
}
