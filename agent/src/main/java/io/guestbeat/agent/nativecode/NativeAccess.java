package io.guestbeat.agent.nativecode;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Initialises JNA without the side effects that JNA has by itself in an application's JVM: it
 * leaves system properties and a folder in the home directory, runs {@code ldconfig}, and gives up
 * if the first temporary folder forbids programs. Once it is ready any thread may use it.
 */
public final class NativeAccess {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The folder that served, once JNA is ready. */
  private static Path servedFrom;

  private NativeAccess() {}

  /**
   * Loads JNA's library and initialises JNA, unless that is done already. Never twice: of two
   * copies of the library the JVM binds some native methods to one and some to the other, which has
   * not been initialised, and a call of those ends the process.
   *
   * @return the folder that could take the library for as long as it was being loaded
   * @throws IOException with the reason why native code cannot be called here
   */
  public static synchronized Path prepare() throws IOException {
    if (servedFrom == null) {
      try (LibraryFile library = DispatchLibrary.load()) {
        initialiseJna(library.path());
        servedFrom = library.parent();
      }
    }
    return servedFrom;
  }

  /**
   * Releases all that JNA holds, so that our class loader and JNA's library can be unloaded. Only
   * if nobody can be calling native code any more: a thread of ours that hangs keeps it.
   *
   * @param warning is given what keeps it, in one line
   */
  public static synchronized void release(Consumer<String> warning) {
    List<Thread> threads = OwnThreads.living();
    try {
      if (!OwnThreads.awaitEnd(threads, PATIENCE)) {
        warning.accept("some threads do not end, and end with the JVM: " + OwnThreads.living());
      } else if (servedFrom != null) {
        disposeOfJna();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ReflectiveOperationException e) {
      warning.accept("JNA cannot be released: " + e);
    }
  }

  /** What JNA would do in a finalizer, where on Java 8 its library may be gone already. */
  private static void disposeOfJna() throws ReflectiveOperationException {
    try (TemporaryProperties lent = new TemporaryProperties()) {
      // JNA sets it.
      lent.with("jna.loaded", null);
      Method dispose = Class.forName("com.sun.jna.Native").getDeclaredMethod("dispose");
      dispose.setAccessible(true);
      dispose.invoke(null);
    }
    servedFrom = null;
  }

  /**
   * JNA asks our class loader for its library, finds this file, and that already loaded. In the
   * agent's jar these properties, here, in the class loader and in our JNA, have a prefix of ours:
   * an application's own JNA, which may be initialising at this very moment, reads others.
   */
  private static void initialiseJna(Path file) throws IOException {
    try (TemporaryProperties lent = new TemporaryProperties()) {
      lent.with("jna.boot.library.file", file.toString())
          .with("jna.boot.library.path", null)
          .with("jna.boot.library.name", null)
          .with("jna.nosys", "false")
          .with("jna.nounpack", "true")
          .with("jna.noclasspath", "true")
          // That it is set at all spares the run of ldconfig; dlopen searches by itself.
          .with("jna.platform.library.path", "")
          // JNA sets these two.
          .with("jna.loaded", null)
          .with("jnidispatch.path", null);
      Class.forName("com.sun.jna.NativeLibrary");
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IOException("JNA cannot be initialised: " + e, e);
    }
  }
}
