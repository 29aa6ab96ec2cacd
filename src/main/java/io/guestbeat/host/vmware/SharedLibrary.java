package io.guestbeat.host.vmware;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A C library that is loaded, and binds each of its symbols by itself. */
final class SharedLibrary {
  /**
   * RTLD_NOW and RTLD_NODELETE, without RTLD_GLOBAL. Now: an incomplete library fails here with a
   * reason, not later by ending the process. Never deleted: GLib, which VMware's libraries use, is
   * not made to be unloaded. Not global: they export names such as {@code g_mutex_lock} that must
   * not get in the way of anybody else's.
   */
  private static final int NOW_FOR_GOOD_AND_LOCAL = 0x1002;

  private final String fileName;
  private final NativeLibrary library;
  private final List<String> missingSymbols = new ArrayList<>();

  private SharedLibrary(String fileName, NativeLibrary library) {
    this.fileName = fileName;
    this.library = library;
  }

  /**
   * Loads the first of these files that loads.
   *
   * @throws UnsatisfiedLinkError that names every file and why it did not load, in one line
   */
  static SharedLibrary firstOf(List<String> fileNames) {
    List<String> reasons = new ArrayList<>();
    Map<String, List<String>> missing = new LinkedHashMap<>();
    for (String fileName : fileNames) {
      Path file = Paths.get(fileName);
      if (file.isAbsolute() && !Files.exists(file)) {
        missing.computeIfAbsent("" + file.getFileName(), name -> new ArrayList<>()).add(fileName);
        continue;
      }
      try {
        return new SharedLibrary(fileName, NativeLibrary.getInstance(fileName, options()));
      } catch (LinkageError e) {
        reasons.add(reasonOf(fileName, e));
      }
    }
    missing.values().forEach(files -> reasons.add(noneOf(files)));
    throw new UnsatisfiedLinkError(String.join("; ", reasons));
  }

  private static String noneOf(List<String> files) {
    int others = files.size() - 1;
    return files.get(0) + ": no such file" + (others == 0 ? "" : ", nor in " + others + " folders");
  }

  /** Returns the name by which it was found. */
  String fileName() {
    return fileName;
  }

  /** Returns those that it was asked to bind and does not have. */
  List<String> missingSymbols() {
    return Collections.unmodifiableList(missingSymbols);
  }

  /**
   * Binds one symbol, to be called through JNA's {@link com.sun.jna.Function}: for native methods
   * JNA makes code at run time, which takes an executable file in a public folder.
   *
   * @param binding makes the Java function of the C function
   * @return the bound function, or empty if the library does not have it
   */
  <F> Optional<F> bind(String symbol, Function<com.sun.jna.Function, F> binding) {
    Optional<F> bound = bind(library, symbol, binding);
    if (!bound.isPresent()) {
      missingSymbols.add(symbol);
    }
    return bound;
  }

  /**
   * Looks for these symbols and binds none.
   *
   * @throws UnsatisfiedLinkError that names the first that the library does not have
   */
  void requireSymbols(String... symbols) {
    for (String symbol : symbols) {
      try {
        library.getGlobalVariableAddress(symbol);
      } catch (UnsatisfiedLinkError e) {
        throw new UnsatisfiedLinkError(fileName + ": it does not have " + symbol);
      }
    }
  }

  /**
   * Returns the function, if the library has it.
   *
   * @param failure makes the exception of a message
   */
  static <F> F require(
      Optional<F> function, String symbol, Function<String, RuntimeException> failure) {
    return function.orElseThrow(() -> failure.apply(symbol + ": this library does not have it"));
  }

  /** As {@link #bind}, but a function of this name that is in the process already comes first. */
  <F> Optional<F> bindThroughProcess(String symbol, Function<com.sun.jna.Function, F> binding) {
    NativeLibrary process = NativeLibrary.getInstance(null, options());
    Optional<F> bound = bind(process, symbol, binding);
    return bound.isPresent() ? bound : bind(symbol, binding);
  }

  private static <F> Optional<F> bind(
      NativeLibrary library, String symbol, Function<com.sun.jna.Function, F> binding) {
    try {
      return Optional.of(binding.apply(library.getFunction(symbol)));
    } catch (UnsatisfiedLinkError symbolIsMissing) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> options() {
    Map<String, Object> options = new HashMap<>();
    if (!LibraryFiles.isWindows()) { // There the same number means something else.
      options.put(Library.OPTION_OPEN_FLAGS, NOW_FOR_GOOD_AND_LOCAL);
    }
    options.put(Library.OPTION_STRING_ENCODING, StandardCharsets.UTF_8.name());
    return options;
  }

  /** Returns the loader's own words, without those that JNA puts around them. */
  private static String reasonOf(String fileName, LinkageError e) {
    String said =
        Stream.of(String.valueOf(e.getMessage()).split("\n"))
            .map(String::trim)
            .filter(line -> !line.startsWith("Unable to load library"))
            .filter(line -> !line.startsWith("Native library ("))
            .filter(line -> !line.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    if (said.isEmpty()) {
      return fileName + ": cannot be loaded";
    }
    return said.startsWith(fileName + ":") ? said : fileName + ": " + said;
  }
}
