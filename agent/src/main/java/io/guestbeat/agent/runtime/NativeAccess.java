package io.guestbeat.agent.runtime;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes JNA ready for use, without what it would do by itself in somebody else's JVM: leave system
 * properties and a folder in the home directory behind, run {@code ldconfig}, and give up where the
 * first temporary folder forbids programs. Once it is ready any thread may use it.
 */
final class NativeAccess {
  private NativeAccess() {}

  /**
   * Loads JNA's library and initialises JNA.
   *
   * @throws IOException with the reason why native code cannot be called here
   */
  static synchronized void prepare() throws IOException {
    try (PrivateFolder folder = DispatchLibrary.load()) {
      initialiseJna(folder.path());
    }
  }

  /**
   * JNA finds its library in this folder, and already loaded. In the agent's jar these properties,
   * here and in our JNA, have a prefix of ours: an application's own JNA, which may be initialising
   * at this very moment, reads others.
   */
  private static void initialiseJna(Path folder) throws IOException {
    try (LentProperties lent = new LentProperties()) {
      lent.with("jna.boot.library.path", folder.toAbsolutePath().toString())
          .with("jna.boot.library.name", null)
          .with("jna.nosys", "true")
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
