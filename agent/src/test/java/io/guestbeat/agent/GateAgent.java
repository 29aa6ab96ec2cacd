package io.guestbeat.agent;

import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.gate.HeartbeatGate;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Stands where Guestbeat's own entry stands, in a copy of the real jar, and makes one gate of the
 * jar's hidden classes. An application of the tests asks it what it finds, through a supplier of
 * text among the system properties, which any class loader reaches.
 */
public final class GateAgent {
  private GateAgent() {}

  /** Takes the gate's keys, and what to do before: {@code key=value;key=value}. */
  public static void premain(String options, Instrumentation instrumentation) throws Exception {
    Map<String, String> keys = new TreeMap<>();
    for (String option : options.split(";")) {
      keys.put(option.split("=", 2)[0], option.split("=", 2)[1]);
    }
    String loadedBefore = keys.remove("loaded-before");
    if (loadedBefore != null) {
      Class.forName(loadedBefore);
    }
    String path = keys.remove("path");
    ClassLoader hidden = HiddenClassLoader.insideAnApplication();
    HeartbeatGate gate =
        path == null
            ? progressGate(hidden, instrumentation, keys)
            : applicationGate(hidden, Path.of(path), keys);
    Supplier<String> check = () -> check(gate);
    System.getProperties().put("gate", check);
    if (gate instanceof AutoCloseable closeable) {
      Callable<?> close = closing(closeable);
      System.getProperties().put("close", close);
    }
  }

  /** Copies the real jar, with this class where its own entry was. */
  public static Path jarIn(Path folder) throws IOException {
    Path copy = folder.resolve("gate-agent.jar");
    try (JarFile real = new JarFile(ChildJvm.agentJar().toFile())) {
      Manifest manifest = real.getManifest();
      manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), self().getName());
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
        for (JarEntry entry : real.stream().filter(e -> !e.getName().endsWith(".MF")).toList()) {
          out.putNextEntry(new JarEntry(entry.getName()));
          real.getInputStream(entry).transferTo(out);
        }
        String own = self().getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(own));
        out.write(self().getResourceAsStream("/" + own).readAllBytes());
      }
    }
    return copy;
  }

  private static Class<?> self() {
    return GateAgent.class;
  }

  private static HeartbeatGate progressGate(
      ClassLoader hidden, Instrumentation instrumentation, Map<String, String> keys)
      throws ReflectiveOperationException {
    Method weaving =
        hidden
            .loadClass("io.guestbeat.agent.progress.ProgressGate")
            .getMethod("weaving", Instrumentation.class, Map.class);
    return (HeartbeatGate) weaving.invoke(null, instrumentation, keys);
  }

  private static HeartbeatGate applicationGate(
      ClassLoader hidden, Path folder, Map<String, String> keys)
      throws ReflectiveOperationException {
    Class<?> gates = hidden.loadClass("io.guestbeat.heartbeat.gates.ApplicationGates");
    Object made =
        gates
            .getMethod("of", ClassLoader.class, Optional.class)
            .invoke(null, ClassLoader.getSystemClassLoader(), Optional.of(folder));
    return (HeartbeatGate)
        gates.getMethod("lazily", String.class, Map.class).invoke(made, keys.remove("name"), keys);
  }

  private static Callable<?> closing(AutoCloseable gate) {
    return () -> {
      gate.close();
      return null;
    };
  }

  private static String check(HeartbeatGate gate) {
    try {
      return gate.check().toString();
    } catch (Exception e) {
      return "unusable: " + e.getMessage();
    }
  }
}
