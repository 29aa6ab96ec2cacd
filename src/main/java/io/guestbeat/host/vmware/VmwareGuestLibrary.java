package io.guestbeat.host.vmware;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.guest.SourcedHandle;
import io.guestbeat.guest.StatQuery;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * VMware's guest library, {@code libvmGuestLib} or open-vm-tools' {@code libguestlib}, in this
 * process. For the carrier only: in an application's JVM the library may end the process. Safe
 * between threads: one thread of its own makes all native calls. A function that the library does
 * not have is {@link GuestError#NOT_AVAILABLE} by itself.
 */
final class VmwareGuestLibrary implements GuestLibrary, AutoCloseable {
  private final NativeThread thread;
  private final Supplier<List<String>> fileNames;

  /** Written once, by the native thread. */
  private volatile Loaded loaded;

  /** Loads nothing yet and starts no thread. */
  VmwareGuestLibrary(Duration deadline, Supplier<List<String>> fileNames) {
    this.fileNames = fileNames;
    thread =
        new NativeThread(
            deadline, (why, cause) -> new GuestException(GuestError.OTHER, why, cause));
  }

  /**
   * Loads the library unless it is loaded, and asks it whether this is a virtual machine. To be
   * called first, and again until it succeeds.
   *
   * @return this
   * @throws GuestException {@link GuestError#NOT_AVAILABLE} if it cannot be loaded, naming each
   *     file tried and why it failed; {@link GuestError#NOT_RUNNING_IN_VM} if the library says so
   */
  VmwareGuestLibrary open() {
    thread.run("guest library", this::loadAndAsk);
    return this;
  }

  /** Returns which library it is, for people. */
  String description() {
    return "VMware's guest library " + opened().fileName;
  }

  @Override
  public GuestHandle openHandle() {
    GuestLibHandle handle = new GuestLibHandle(opened().lib);
    return new SourcedHandle(
        () -> thread.call("VMGuestLib_UpdateInfo", handle::update), () -> release(handle));
  }

  @Override
  public String errorText(GuestError error) {
    try {
      return thread.call("VMGuestLib_GetErrorText", () -> opened().errorText(error));
    } catch (GuestException theThreadHangsOrIsClosed) {
      return error.text();
    }
  }

  @Override
  public String statGet(String encoding, String stat) {
    StatQuery query = StatQuery.of(encoding, stat);
    return thread.call("VMGuestLib_StatGet", () -> opened().statReply.get(query));
  }

  /** Ends the thread. The handles are of no use afterwards; close them first. */
  @Override
  public void close() {
    thread.close();
  }

  /**
   * Loads and binds once: JNA never lets go of a class that is bound, so each further time would
   * leave some fifty behind. A file that did not load has bound none, and may be tried again.
   */
  private void loadAndAsk() {
    if (loaded == null) {
      loaded = new Loaded(fileNames.get());
    }
    loaded.requireVirtualMachine();
  }

  private Loaded opened() {
    Loaded known = loaded;
    if (known == null) {
      throw new GuestException(
          GuestError.NOT_AVAILABLE, "VMware's guest library: it has not been opened");
    }
    return known;
  }

  private void release(GuestLibHandle handle) {
    try {
      thread.run("VMGuestLib_CloseHandle", handle::close);
    } catch (GuestException theThreadHangsOrIsClosed) {
      // Then the C handle stays: nobody else may touch it, and closing has nothing to report.
    }
  }

  /** The library once it is loaded; touched on the native thread only. */
  private static final class Loaded {
    final String fileName;
    final VmGuestLib lib;
    final StatReply statReply;

    Loaded(List<String> fileNames) {
      SharedLibrary library = load(fileNames);
      fileName = library.fileName();
      lib = new VmGuestLib(library);
      statReply = new StatReply(lib);
    }

    String errorText(GuestError error) {
      return lib.getErrorText.map(text -> text.call(error.code())).orElse(error.text());
    }

    private static SharedLibrary load(List<String> fileNames) {
      try {
        return SharedLibrary.firstOf(fileNames);
      } catch (LinkageError e) {
        throw new GuestException(
            GuestError.NOT_AVAILABLE, "VMware's guest library: " + e.getMessage(), e);
      }
    }

    void requireVirtualMachine() {
      GuestLibHandle handle = new GuestLibHandle(lib);
      try {
        handle.open();
      } catch (GuestException e) {
        throw new GuestException(e.error(), fileName + ": " + e.getMessage(), e);
      }
      handle.close();
    }
  }
}
