package io.guestbeat.benchmarks.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes the contestants, and what they need, in a folder of their own. */
final class Contestants {
  private final Path work;
  private final Path guestbeat;
  private final Path others;

  /**
   * Those of this benchmark.
   *
   * @param guestbeat our jar
   * @param others the folder of the other agents' jars
   */
  Contestants(Path work, Path guestbeat, Path others) {
    this.work = work;
    this.guestbeat = guestbeat;
    this.others = others;
  }

  List<Contestant> all() throws IOException {
    int exporterPort = freePort();
    int jolokiaPort = freePort();
    return List.of(
        Contestant.none(),
        Contestant.agent(Contestant.EMPTY, emptyAgent().toString()),
        Contestant.agent(
                "Guestbeat",
                guestbeat + "=host=simulator,heartbeat=on,evidence.dir=" + work.resolve("evidence"))
            .shownBy("io.guestbeat:type=AppMonitor", "HeartbeatsSent"),
        Contestant.agent(
                "jmx_exporter 1.0.1",
                others.resolve("jmx_exporter.jar")
                    + "=127.0.0.1:"
                    + exporterPort
                    + ":"
                    + exporterRules())
            .serving("http://127.0.0.1:" + exporterPort + "/metrics"),
        Contestant.agent(
                "Jolokia 2.6.0",
                others.resolve("jolokia.jar") + "=host=127.0.0.1,port=" + jolokiaPort)
            .serving("http://127.0.0.1:" + jolokiaPort + "/jolokia/read/java.lang:type=Threading"));
  }

  /** The class path of the applications: these classes and nothing else. */
  Path applications() throws IOException {
    Path folder = work.resolve("applications");
    for (Class<?> application : List.of(OneLine.class, Waiting.class)) {
      Path file = folder.resolve(entryOf(application));
      Files.createDirectories(file.getParent());
      Files.write(file, bytesOf(application));
    }
    return folder;
  }

  private Path emptyAgent() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
    Path jar = work.resolve("empty-agent.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new ZipEntry(entryOf(EmptyAgent.class)));
      out.write(bytesOf(EmptyAgent.class));
    }
    return jar;
  }

  private Path exporterRules() throws IOException {
    return Files.writeString(work.resolve("exporter.yaml"), "rules:\n- pattern: \".*\"\n");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String entryOf(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  private static byte[] bytesOf(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return in.readAllBytes();
    }
  }
}
