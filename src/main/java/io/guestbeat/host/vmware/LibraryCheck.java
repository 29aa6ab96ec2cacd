package io.guestbeat.host.vmware;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.guestbeat.host.guestrpc.GuestRpcChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One of VMware's libraries as this machine has it, for diagnosis: it is loaded and its symbols are
 * looked for, but nothing in it is called. Those of the Guest SDK are loaded by a carrier, as they
 * are for use. Immutable.
 */
public final class LibraryCheck {
  /** The command of ours by which a carrier is asked for a check. */
  static final String COMMAND = "guestbeat.library";

  static final String GUEST_LIBRARY = "guest";
  static final String APP_MONITOR = "appmonitor";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Path MAPS = Paths.get("/proc/self/maps");

  private final List<String> triedNames;
  private final Optional<String> fileName;
  private final String refusal;
  private final List<String> missingSymbols;
  private final Optional<String> mappedFile;

  private LibraryCheck(
      List<String> triedNames,
      Optional<String> fileName,
      String refusal,
      List<String> missingSymbols,
      Optional<String> mappedFile) {
    this.triedNames = triedNames;
    this.fileName = fileName;
    this.refusal = refusal;
    this.missingSymbols = missingSymbols;
    this.mappedFile = mappedFile;
  }

  /** The guest library, from which statistics come. JNA must be ready for use. */
  public static LibraryCheck guestLibrary() {
    return byCarrier(GUEST_LIBRARY);
  }

  /** Returns the library whose channel carries the heartbeat. JNA must be ready for use. */
  public static LibraryCheck vmTools() {
    return of(LibraryFiles::vmTools, VmTools::new);
  }

  /** Returns the application monitor library, which takes its place. JNA must be ready for use. */
  public static LibraryCheck appMonitor() {
    return byCarrier(APP_MONITOR);
  }

  /** Returns the check that a carrier makes. */
  static LibraryCheck inThisProcess(String library) {
    return library.equals(GUEST_LIBRARY)
        ? of(LibraryFiles::guestLibrary, VmGuestLib::new)
        : of(LibraryFiles::appMonitor, VmGuestAppMonitorLib::new);
  }

  /**
   * @param binding binds the library's symbols
   */
  static LibraryCheck of(Supplier<List<String>> fileNames, Consumer<SharedLibrary> binding) {
    List<String> names = fileNames.get();
    try {
      SharedLibrary library = SharedLibrary.firstOf(names);
      binding.accept(library);
      return new LibraryCheck(
          names,
          Optional.of(library.fileName()),
          "",
          library.missingSymbols(),
          mapped(library.fileName()));
    } catch (LinkageError e) {
      return new LibraryCheck(
          names,
          Optional.empty(),
          String.valueOf(e.getMessage()),
          Collections.emptyList(),
          Optional.empty());
    }
  }

  private static LibraryCheck byCarrier(String library) {
    try (CarrierTransport carrier = CarrierTransport.forChecks();
        GuestRpcChannel channel = new GuestRpcChannel(carrier, PATIENCE, System::nanoTime)) {
      return decode(channel.call(COMMAND + " " + library).text());
    } catch (IOException e) {
      return new LibraryCheck(
          Collections.singletonList(library),
          Optional.empty(),
          e.getMessage(),
          Collections.emptyList(),
          Optional.empty());
    }
  }

  /** Five lines: names tried, name of the file, refusal, missing symbols, mapped file. */
  String encode() {
    return String.join(
        "\n",
        String.join("|", triedNames),
        fileName.orElse(""),
        refusal.replace('\n', ' '),
        String.join("|", missingSymbols),
        mappedFile.orElse(""));
  }

  private static LibraryCheck decode(String text) {
    String[] lines = text.split("\n", -1);
    return new LibraryCheck(
        list(lines[0]), optional(lines[1]), lines[2], list(lines[3]), optional(lines[4]));
  }

  private static List<String> list(String line) {
    return line.isEmpty() ? Collections.emptyList() : Arrays.asList(line.split("\\|"));
  }

  private static Optional<String> optional(String line) {
    return Optional.of(line).filter(text -> !text.isEmpty());
  }

  private static Optional<String> mapped(String name) {
    String start = "/" + name.substring(name.lastIndexOf('/') + 1);
    if (!Files.isReadable(MAPS)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(MAPS, ISO_8859_1)) {
      return lines
          .filter(line -> line.contains(start))
          .map(line -> line.substring(line.indexOf('/')))
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the names under which it may be found here, in the order of trying; empty: not here at
   * all.
   */
  public List<String> triedNames() {
    return triedNames;
  }

  /** Returns the name by which it was loaded; empty if it was not. */
  public Optional<String> fileName() {
    return fileName;
  }

  /** Returns why it was not loaded, for each name; empty text if it was. */
  public String refusal() {
    return refusal;
  }

  /** Returns the functions that it does not have; what needs one of them is not available. */
  public List<String> missingSymbols() {
    return missingSymbols;
  }

  /** Returns the file behind the name, as the kernel has mapped it; empty where it does not say. */
  public Optional<String> mappedFile() {
    return mappedFile;
  }
}
