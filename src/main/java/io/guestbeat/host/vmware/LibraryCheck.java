package io.guestbeat.host.vmware;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One of VMware's libraries as this process finds it, for diagnosis: it is loaded and its symbols
 * are looked for, but nothing in it is called. Immutable.
 */
public final class LibraryCheck {
  private final List<String> triedNames;
  private final Optional<String> fileName;
  private final String refusal;
  private final List<String> missingSymbols;

  private LibraryCheck(
      List<String> triedNames,
      Optional<String> fileName,
      String refusal,
      List<String> missingSymbols) {
    this.triedNames = triedNames;
    this.fileName = fileName;
    this.refusal = refusal;
    this.missingSymbols = missingSymbols;
  }

  /** The guest library, from which statistics come. JNA must be ready for use. */
  public static LibraryCheck guestLibrary() {
    return of(LibraryFiles::guestLibrary, VmGuestLib::new);
  }

  /** The library whose channel carries the heartbeat. JNA must be ready for use. */
  public static LibraryCheck vmTools() {
    return of(LibraryFiles::vmTools, VmTools::new);
  }

  /** The application monitor library, which takes its place. JNA must be ready for use. */
  public static LibraryCheck appMonitor() {
    return of(LibraryFiles::appMonitor, VmGuestAppMonitorLib::new);
  }

  /**
   * @param binding binds the library's symbols
   */
  static LibraryCheck of(Supplier<List<String>> fileNames, Consumer<SharedLibrary> binding) {
    List<String> names = fileNames.get();
    try {
      SharedLibrary library = SharedLibrary.firstOf(names);
      binding.accept(library);
      return new LibraryCheck(names, Optional.of(library.fileName()), "", library.missingSymbols());
    } catch (LinkageError e) {
      return new LibraryCheck(
          names, Optional.empty(), String.valueOf(e.getMessage()), Collections.emptyList());
    }
  }

  /** The names under which it may be found here, in the order of trying; empty: not here at all. */
  public List<String> triedNames() {
    return triedNames;
  }

  /** The name by which it was loaded; empty if it was not. */
  public Optional<String> fileName() {
    return fileName;
  }

  /** Why it was not loaded, for each name; empty text if it was. */
  public String refusal() {
    return refusal;
  }

  /** The functions that it does not have; what needs one of them is not available. */
  public List<String> missingSymbols() {
    return missingSymbols;
  }
}
