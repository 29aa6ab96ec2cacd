package io.guestbeat.agent.runtime;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The programs that Guestbeat itself starts JVMs for, known by their main classes, whatever the
 * jar's name is. Whoever adds one with a {@code main} of its own adds it here.
 */
enum OwnProgram {
  COMMAND_LINE("io.guestbeat.agent.GuestbeatCommand", "Guestbeat's own command line"),
  CARRIER("io.guestbeat.agent.CarrierEntry", "Guestbeat's carrier of VMware's libraries"),
  LIBRARY_CARRIER(
      "io.guestbeat.host.vmware.CarrierMain", "Guestbeat's carrier of VMware's libraries");

  private final String mainClass;
  private final String text;

  OwnProgram(String mainClass, String text) {
    this.mainClass = mainClass;
    this.text = text;
  }

  /** Returns the one that this JVM runs. */
  static Optional<OwnProgram> of(MainProgram program) {
    Optional<String> ours =
        program.jar().isPresent() ? ifOurs(program.jar().get()) : Optional.empty();
    String mainClass = ours.orElse(program.mainClass());
    for (OwnProgram own : values()) {
      if (own.mainClass.equals(mainClass)) {
        return Optional.of(own);
      }
    }
    return Optional.empty();
  }

  /** Returns what it is, for people. */
  String text() {
    return text;
  }

  /**
   * Returns the main class of this jar if our own classes come from it. Where the main jar has our
   * classes they do: it stands before the agent's on the class path. So no application's jar, which
   * may be large, is opened here.
   */
  private static Optional<String> ifOurs(String jar) {
    try {
      File main = new File(jar).getCanonicalFile();
      return ownJar().filter(main::equals).isPresent() ? mainClassOf(main) : Optional.empty();
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }

  private static Optional<File> ownJar() throws IOException {
    CodeSource source = OwnProgram.class.getProtectionDomain().getCodeSource();
    try {
      return source == null
          ? Optional.empty()
          : Optional.of(new File(source.getLocation().toURI()).getCanonicalFile());
    } catch (URISyntaxException | IllegalArgumentException noFile) {
      return Optional.empty();
    }
  }

  private static Optional<String> mainClassOf(File jar) throws IOException {
    if (!jar.isFile()) {
      return Optional.empty();
    }
    try (JarFile opened = new JarFile(jar, false)) {
      Manifest manifest = opened.getManifest();
      return manifest == null
          ? Optional.empty()
          : Optional.ofNullable(manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
    }
  }
}
