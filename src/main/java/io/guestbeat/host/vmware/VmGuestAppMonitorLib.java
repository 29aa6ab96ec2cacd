package io.guestbeat.host.vmware;

import com.sun.jna.Pointer;
import java.util.Optional;

/**
 * The functions of {@code lib/include/vmGuestAppMonitorLib.h}, open-vm-tools 13.1, each empty where
 * the library at hand does not have it. {@code VMGuestAppMonitorLibError} is an {@code int}.
 */
final class VmGuestAppMonitorLib {
  /** {@code VMGuestAppMonitorLibError VMGuestAppMonitor_Enable(void)}. */
  final Optional<OfNothing> enable;

  /** {@code VMGuestAppMonitorLibError VMGuestAppMonitor_Disable(void)}. */
  final Optional<OfNothing> disable;

  /** {@code int VMGuestAppMonitor_IsEnabled(void)}, 0 or 1. */
  final Optional<OfNothing> isEnabled;

  /** {@code VMGuestAppMonitorLibError VMGuestAppMonitor_MarkActive(void)}. */
  final Optional<OfNothing> markActive;

  /** {@code char *VMGuestAppMonitor_GetAppStatus(void)}, NULL on failure. */
  final Optional<TextGetter> getAppStatus;

  /** {@code VMGuestAppMonitorLibError VMGuestAppMonitor_PostAppState(const char *state)}. */
  final Optional<OfText> postAppState;

  /** {@code void VMGuestAppMonitor_Free(char *str)}. */
  final Optional<Freer> free;

  VmGuestAppMonitorLib(SharedLibrary library) {
    enable = library.bind(NativeOfNothing.class, "VMGuestAppMonitor_Enable");
    disable = library.bind(NativeOfNothing.class, "VMGuestAppMonitor_Disable");
    isEnabled = library.bind(NativeOfNothing.class, "VMGuestAppMonitor_IsEnabled");
    markActive = library.bind(NativeOfNothing.class, "VMGuestAppMonitor_MarkActive");
    getAppStatus = library.bind(NativeTextGetter.class, "VMGuestAppMonitor_GetAppStatus");
    postAppState = library.bind(NativeOfText.class, "VMGuestAppMonitor_PostAppState");
    free = library.bind(NativeFreer.class, "VMGuestAppMonitor_Free");
  }

  // What follows is public because its twins, defined by SymbolLoader, live outside the package.

  public interface OfNothing {
    int call();
  }

  public interface TextGetter {
    Pointer get();
  }

  public interface OfText {
    int call(String text);
  }

  public interface Freer {
    void free(Pointer text);
  }

  public static final class NativeOfNothing implements OfNothing {
    @Override
    public native int call();
  }

  public static final class NativeTextGetter implements TextGetter {
    @Override
    public native Pointer get();
  }

  public static final class NativeOfText implements OfText {
    @Override
    public native int call(String text);
  }

  public static final class NativeFreer implements Freer {
    @Override
    public native void free(Pointer text);
  }
}
