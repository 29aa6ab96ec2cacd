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
    enable = ofNothing(library, "VMGuestAppMonitor_Enable");
    disable = ofNothing(library, "VMGuestAppMonitor_Disable");
    isEnabled = ofNothing(library, "VMGuestAppMonitor_IsEnabled");
    markActive = ofNothing(library, "VMGuestAppMonitor_MarkActive");
    getAppStatus =
        library.bind("VMGuestAppMonitor_GetAppStatus", c -> () -> c.invokePointer(new Object[0]));
    postAppState =
        library.bind(
            "VMGuestAppMonitor_PostAppState", c -> text -> c.invokeInt(new Object[] {text}));
    free = library.bind("VMGuestAppMonitor_Free", c -> text -> c.invokeVoid(new Object[] {text}));
  }

  private static Optional<OfNothing> ofNothing(SharedLibrary library, String symbol) {
    return library.bind(symbol, c -> () -> c.invokeInt(new Object[0]));
  }

  interface OfNothing {
    int call();
  }

  interface TextGetter {
    Pointer get();
  }

  interface OfText {
    int call(String text);
  }

  interface Freer {
    void free(Pointer text);
  }
}
