package io.guestbeat.compatibility;

import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Agents that may be in the same JVM, and what they are asked for there. */
enum OtherAgent {
  JMX_EXPORTER("jmx_exporter", "jmx-exporter", "its page has our statistics") {
    @Override
    List<Integer> jdks() {
      return List.of(17, 8, 11, 21, 25);
    }

    @Override
    List<String> options(Path folder, int port) throws IOException {
      Path rules = Files.writeString(folder.resolve("rules.yaml"), "rules:\n- pattern: '.*'\n");
      return List.of("-javaagent:" + jar("jmx-exporter.jar") + "=127.0.0.1:" + port + ":" + rules);
    }

    @Override
    String look(Program application, int port, boolean withOurs) throws Exception {
      return Http.get(port, "/metrics");
    }

    @Override
    String own() {
      return "jvm_memory";
    }

    @Override
    String ours() {
      return "io_guestbeat_GuestStats_CpuUsedMs";
    }
  },

  JOLOKIA("Jolokia", "jolokia", "it reads our statistics") {
    @Override
    List<Integer> jdks() {
      return List.of(17, 21, 25);
    }

    @Override
    List<String> options(Path folder, int port) {
      return jolokia("jolokia.jar", port);
    }

    @Override
    String ready() {
      return STARTED;
    }
  },

  JOLOKIA_FOR_JAVA_8("Jolokia", "jolokia.java8", "it reads our statistics") {
    @Override
    List<Integer> jdks() {
      return List.of(8, 11);
    }

    @Override
    List<String> options(Path folder, int port) {
      return jolokia("jolokia-java8.jar", port);
    }

    @Override
    String ready() {
      return STARTED;
    }
  },

  OPENTELEMETRY("OpenTelemetry", "opentelemetry", "its log") {
    @Override
    List<Integer> jdks() {
      return List.of(17, 8, 11, 21, 25);
    }

    @Override
    List<String> options(Path folder, int port) {
      return List.of(
          "-Dotel.traces.exporter=none",
          "-Dotel.metrics.exporter=none",
          "-Dotel.logs.exporter=none",
          "-javaagent:" + jar("opentelemetry.jar"));
    }

    @Override
    String look(Program application, int port, boolean withOurs) {
      return application.written();
    }

    @Override
    String own() {
      return "opentelemetry-javaagent - version";
    }

    @Override
    String ours() {
      return own();
    }
  };

  /** Jolokia starts on a thread of its own, and says this at the end of it. */
  private static final String STARTED = "started with URL";

  private final String name;
  private final String version;
  private final String seen;

  OtherAgent(String name, String version, String seen) {
    this.name = name;
    this.version = version;
    this.seen = seen;
  }

  abstract List<Integer> jdks();

  /** The options of a JVM that has it, serving at this port if it serves at all. */
  abstract List<String> options(Path folder, int port) throws IOException;

  /** What is written when it has started: by itself, or by an application that it starts before. */
  String ready() {
    return "ready";
  }

  /** What it tells of the JVM, or of our MBean there. */
  String look(Program application, int port, boolean withOurs) throws Exception {
    return Http.get(
        port,
        "/jolokia/read/"
            + (withOurs ? Beans.GUEST_STATS + "/CpuUsedMs" : "java.lang:type=Runtime/Uptime"));
  }

  /** What must be in it without us. */
  String own() {
    return "\"value\"";
  }

  /** What must be in it with us. */
  String ours() {
    return "\"value\"";
  }

  String title() {
    return name + " " + Work.version(version);
  }

  String seen() {
    return seen;
  }

  private static List<String> jolokia(String jar, int port) {
    return List.of("-javaagent:" + jar(jar) + "=host=127.0.0.1,agentId=suite,port=" + port);
  }

  private static String jar(String file) {
    return Work.subject(file).toString();
  }
}
