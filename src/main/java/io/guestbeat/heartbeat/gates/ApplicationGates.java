package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The gates that an application brings: on its own class path, and in the jars and class folders of
 * one folder, whose classes see the application's. Safe between threads.
 */
public final class ApplicationGates {
  private static final String SERVICES = "META-INF/services/" + HeartbeatGate.class.getName();

  private final ClassLoader loader;
  private final String place;

  private ApplicationGates(ClassLoader loader, String place) {
    this.loader = loader;
    this.place = place;
  }

  /**
   * The gates of this application; touches no class.
   *
   * @param application the class loader of the application
   * @param folder where further gates are, as the option {@code gate.path} names it
   * @throws IOException if the folder cannot be read
   */
  public static ApplicationGates of(ClassLoader application, Optional<Path> folder)
      throws IOException {
    Objects.requireNonNull(application, "application");
    String classPath = "the application's class path";
    if (!folder.isPresent()) {
      return new ApplicationGates(application, classPath);
    }
    URL[] urls = urlsIn(folder.get());
    // Never closed: gates load classes for as long as the JVM lives.
    return new ApplicationGates(
        new URLClassLoader(urls, application), classPath + " or in " + folder.get());
  }

  /** Returns whether there is any gate, or at least the claim of one; loads no class. */
  public boolean hasProviders() {
    try {
      return loader.getResources(SERVICES).hasMoreElements();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The gate of this name, which is looked for at its first check, on that check's thread: to touch
   * an application's classes while it starts would break some. Where it is not there, cannot be
   * made or refuses its keys, each check says so ({@link UnusableGateException}) and the next one
   * tries again.
   *
   * @param keys what the gate is configured with, once
   */
  public HeartbeatGate lazily(String name, Map<String, String> keys) {
    return new LazyGate(name, () -> made(name, keys));
  }

  private HeartbeatGate made(String name, Map<String, String> keys) throws UnusableGateException {
    requireOurTypes();
    HeartbeatGate gate = GateProviders.of(loader, place).named(name);
    try {
      return ContextLoader.of(
          gate,
          () -> {
            gate.configure(keys);
            return gate;
          });
    } catch (RuntimeException | LinkageError e) {
      throw new UnusableGateException(
          "gate " + name + " cannot be configured: " + ReasonText.of(e));
    }
  }

  /** An application that carries the gate's types, where its loader prefers them to ours. */
  private void requireOurTypes() throws UnusableGateException {
    try {
      Class<?> seen = Class.forName(HeartbeatGate.class.getName(), false, loader);
      if (seen != HeartbeatGate.class) {
        throw new UnusableGateException(
            "the application has its own copy of io.guestbeat.gate ("
                + seen.getProtectionDomain().getCodeSource()
                + "), so its gates are not Guestbeat's; leave that copy out of it");
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw new UnusableGateException(
          "the application does not see io.guestbeat.gate: " + ReasonText.of(e));
    }
  }

  private static URL[] urlsIn(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    found.add(folder);
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            folder, entry -> Files.isDirectory(entry) || entry.toString().endsWith(".jar"))) {
      entries.forEach(found::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    // The order of a folder's entries is chance.
    Collections.sort(found);
    URL[] urls = new URL[found.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = found.get(i).toUri().toURL();
    }
    return urls;
  }
}
