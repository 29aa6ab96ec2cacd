package io.guestbeat.agent.nativecode;

import io.guestbeat.machine.OwnDescriptor;
import io.guestbeat.machine.ProcessUser;
import io.guestbeat.machine.UntrustedFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** JNA's own native library: takes it out of our jar and loads it into our class loader. */
final class DispatchLibrary {
  /** Bounds how many class loaders may still hold it from a descriptor of the same number. */
  private static final int MOST_TRIES = 16;

  private static final int ROOT = 0;

  private DispatchLibrary() {}

  /**
   * Loads the library from the first folder that allows it, and in which nobody else could exchange
   * it.
   *
   * @return the loaded file, the caller's to close
   * @throws IOException with the reason, for each folder that was tried
   */
  static LibraryFile load() throws IOException {
    String resource =
        resourceFor(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    byte[] bytes = read(resource);
    String fileName = resource.substring(resource.lastIndexOf('/') + 1);
    LoadFailures refusals = new LoadFailures();
    List<Path> untrusted = new ArrayList<>();
    for (Path candidate : candidates()) {
      try {
        return loadBelow(candidate, fileName, bytes);
      } catch (UntrustedFileException e) {
        untrusted.add(candidate);
        refusals.add(candidate, e);
      } catch (IOException | UnsatisfiedLinkError e) {
        refusals.add(candidate, e);
      } catch (RuntimeException e) {
        requireNoDenial(e);
        refusals.add(candidate, e);
      }
    }
    if (OwnDescriptor.areShown() && ProcessUser.effectiveUid().orElse(ROOT) != ROOT) {
      for (Path candidate : untrusted) {
        try {
          return loadNameless(
              () -> LibraryFile.namelessAmongOthers(candidate, fileName, bytes), MOST_TRIES);
        } catch (IOException | UnsatisfiedLinkError e) {
          // The reason why it is not taken with a name stands already.
        }
      }
    }
    throw new IOException(
        "JNA needs a folder that is writable, allows programs and is safe from others; tried "
            + refusals);
  }

  /** Returns where the jar has the library for this system. */
  static String resourceFor(String os, String architecture) throws IOException {
    String system = os.toLowerCase(Locale.ROOT);
    boolean isX86 = architecture.equals("amd64") || architecture.equals("x86_64");
    if (system.startsWith("windows") && isX86) {
      return "com/sun/jna/win32-x86-64/jnidispatch.dll";
    }
    if (system.equals("linux") && (isX86 || architecture.equals("aarch64"))) {
      return "com/sun/jna/linux-" + (isX86 ? "x86-64" : architecture) + "/libjnidispatch.so";
    }
    throw new IOException(
        "native code can be called on Linux x86-64 and aarch64 and on Windows x86-64; this is "
            + os
            + " "
            + architecture);
  }

  private static LibraryFile loadBelow(Path parent, String fileName, byte[] bytes)
      throws IOException {
    if (OwnDescriptor.areShown()) {
      try {
        return loadNameless(() -> LibraryFile.nameless(parent, fileName, bytes), MOST_TRIES);
      } catch (UnsatisfiedLinkError e) {
        // As where a security module judges programs by their names: it may have one.
      }
    }
    LibraryFile library = LibraryFile.named(parent, fileName, bytes);
    boolean isLoaded = false;
    try {
      System.load(library.path().toString());
      isLoaded = true;
      return library;
    } finally {
      if (!isLoaded) {
        library.close();
      }
    }
  }

  private static LibraryFile loadNameless(Unpacking unpacking, int tries) throws IOException {
    LibraryFile library = unpacking.unpack();
    boolean isLoaded = false;
    try {
      System.load(library.path().toString());
      isLoaded = true;
      return library;
    } catch (UnsatisfiedLinkError e) {
      boolean isNumberTaken = String.valueOf(e.getMessage()).contains("another classloader");
      if (!isNumberTaken || tries == 0) {
        throw e;
      }
      // This descriptor is still open, so the next has another number.
      return loadNameless(unpacking, tries - 1);
    } finally {
      if (!isLoaded) {
        library.close();
      }
    }
  }

  private static void requireNoDenial(RuntimeException e) throws IOException {
    // Java 8 has no name for it.
    if (e.getClass().getSimpleName().equals("IllegalCallerException")) {
      throw new IOException(
          "native access is denied; --enable-native-access=ALL-UNNAMED allows it: " + e, e);
    }
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = DispatchLibrary.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the agent's jar has no " + resource);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        bytes.write(buffer, 0, length);
      }
      return bytes.toByteArray();
    }
  }

  /** Returns the folders to try, best first. */
  private static Set<Path> candidates() {
    Set<Path> folders = new LinkedHashSet<>();
    addIfThere(folders, System.getProperty("java.io.tmpdir"));
    addIfThere(folders, System.getenv("XDG_RUNTIME_DIR"));
    addIfThere(folders, System.getProperty("user.home") + "/.cache");
    addIfThere(folders, "/var/tmp");
    addIfThere(folders, "/dev/shm");
    return folders;
  }

  private static void addIfThere(Set<Path> folders, String name) {
    try {
      if (name != null && !name.isEmpty() && Files.isDirectory(Paths.get(name))) {
        folders.add(Paths.get(name).toAbsolutePath());
      }
    } catch (InvalidPathException e) {
      // A name that the locale cannot express, as with LC_ALL=C: another folder may serve.
    }
  }

  /** Unpacks the library anew. */
  private interface Unpacking {
    LibraryFile unpack() throws IOException;
  }
}
