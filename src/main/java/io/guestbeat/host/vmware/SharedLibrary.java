package io.guestbeat.host.vmware;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A C library that is loaded, and binds each of its symbols by itself. */
final class SharedLibrary {
  /**
   * RTLD_NOW without RTLD_GLOBAL. Now: an incomplete library fails here with a reason, not later by
   * ending the process. Not global: VMware's libraries export names such as {@code g_mutex_lock}
   * that must not get in the way of anybody else's.
   */
  private static final int NOW_AND_LOCAL = 2;

  private static final FunctionMapper BY_LOADER = SharedLibrary::symbolOf;

  private final String fileName;
  private final NativeLibrary library;

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
    for (String fileName : fileNames) {
      if (Paths.get(fileName).isAbsolute() && !Files.exists(Paths.get(fileName))) {
        reasons.add(fileName + ": no such file");
        continue;
      }
      try {
        return new SharedLibrary(fileName, NativeLibrary.getInstance(fileName, options()));
      } catch (LinkageError e) {
        reasons.add(reasonOf(fileName, e));
      }
    }
    throw new UnsatisfiedLinkError(String.join("; ", reasons));
  }

  /** The name by which it was found. */
  String fileName() {
    return fileName;
  }

  /**
   * Binds one symbol.
   *
   * @param template a public class with one native method of any name
   * @return the bound function, or empty if the library does not have it
   */
  <F> Optional<F> bind(Class<? extends F> template, String symbol) {
    return bind(template, symbol, library);
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
   * The function, if the library has it.
   *
   * @param failure makes the exception of a message
   */
  static <F> F require(
      Optional<F> function, String symbol, Function<String, RuntimeException> failure) {
    return function.orElseThrow(() -> failure.apply(symbol + ": this library does not have it"));
  }

  /** As {@link #bind}, but a function of this name that is in the process already comes first. */
  <F> Optional<F> bindThroughProcess(Class<? extends F> template, String symbol) {
    NativeLibrary process = NativeLibrary.getInstance(null, options());
    Optional<F> bound = bind(template, symbol, process);
    return bound.isPresent() ? bound : bind(template, symbol);
  }

  @SuppressWarnings("unchecked") // The class is the template's twin: it has the same interfaces.
  private static <F> Optional<F> bind(
      Class<? extends F> template, String symbol, NativeLibrary library) {
    Class<?> own = new SymbolLoader(template, symbol).define();
    try {
      Native.register(own, library);
    } catch (UnsatisfiedLinkError symbolIsMissing) {
      return Optional.empty();
    }
    try {
      return Optional.of((F) own.getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(symbol, e);
    }
  }

  private static String symbolOf(NativeLibrary library, Method method) {
    return ((SymbolLoader) method.getDeclaringClass().getClassLoader()).symbol();
  }

  private static Map<String, Object> options() {
    Map<String, Object> options = new HashMap<>();
    options.put(Library.OPTION_FUNCTION_MAPPER, BY_LOADER);
    if (!LibraryFiles.isWindows()) { // There the same number means something else.
      options.put(Library.OPTION_OPEN_FLAGS, NOW_AND_LOCAL);
    }
    options.put(Library.OPTION_STRING_ENCODING, StandardCharsets.UTF_8.name());
    return options;
  }

  /** The loader's own words, without those that JNA puts around them. */
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
