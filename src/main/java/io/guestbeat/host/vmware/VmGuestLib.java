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
    getErrorText = library.bind(NativeOfError.class, "VMGuestLib_GetErrorText");
    openHandle = library.bind(NativeOfPointer.class, "VMGuestLib_OpenHandle");
    closeHandle = library.bind(NativeOfPointer.class, "VMGuestLib_CloseHandle");
    updateInfo = library.bind(NativeOfPointer.class, "VMGuestLib_UpdateInfo");
    getSessionId = library.bind(NativeGetter.class, "VMGuestLib_GetSessionId");
    for (Statistic statistic : Statistic.values()) {
      Optional<Getter> getter =
          library.bind(NativeGetter.class, "VMGuestLib_Get" + statistic.apiName());
      getter.ifPresent(bound -> getters.put(statistic, bound));
    }
    getResourcePoolPath = library.bind(NativePathGetter.class, "VMGuestLib_GetResourcePoolPath");
    statGet = library.bind(NativeStatGetter.class, "VMGuestLib_StatGet");
    statFree = library.bind(NativeStatFreer.class, "VMGuestLib_StatFree");
  }

  // What follows is public because its twins, defined by SymbolLoader, live outside the package.

  public interface OfError {
    String call(int error);
  }

  public interface OfPointer {
    int call(Pointer handle);
  }

  public interface Getter {
    int get(Pointer handle, Pointer value);
  }

  public interface PathGetter {
    int get(Pointer handle, Pointer bufferSize, Pointer pathBuffer);
  }

  public interface StatGetter {
    int get(String encoding, String stat, Pointer reply, Pointer replySize);
  }

  public interface StatFreer {
    void free(Pointer reply, SizeT replySize);
  }

  public static final class NativeOfError implements OfError {
    @Override
    public native String call(int error);
  }

  public static final class NativeOfPointer implements OfPointer {
    @Override
    public native int call(Pointer handle);
  }

  public static final class NativeGetter implements Getter {
    @Override
    public native int get(Pointer handle, Pointer value);
  }

  public static final class NativePathGetter implements PathGetter {
    @Override
    public native int get(Pointer handle, Pointer bufferSize, Pointer pathBuffer);
  }

  public static final class NativeStatGetter implements StatGetter {
    @Override
    public native int get(String encoding, String stat, Pointer reply, Pointer replySize);
  }

  public static final class NativeStatFreer implements StatFreer {
    @Override
    public native void free(Pointer reply, SizeT replySize);
  }
}
