package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;

/** An application in a module of its own, which shows nobody the package of its loop. */
final class AcmeApplication {
  private static final Map<String, String> SOURCES =
      Map.of(
          "module-info.java",
          "module acme {}",
          "acme/inner/Loop.java",
          "package acme.inner; public class Loop { public static void poll() {} }",
          "acme/Main.java",
          """
          package acme;

          import java.util.function.Supplier;

          public class Main {
            public static void main(String[] args) {
              Supplier<?> gate = (Supplier<?>) System.getProperties().get("gate");
              acme.inner.Loop.poll();
              System.out.println(gate.get());
              Object found = gate.get();
              while (!found.toString().startsWith("dead")) {
                found = gate.get();
              }
              System.out.println(found);
              acme.inner.Loop.poll();
              System.out.println(gate.get());
            }
          }
          """);

  private AcmeApplication() {}

  /** A module path with an application that hides the package of its loop. */
  static Path compiledIn(Path folder) throws IOException {
    Path modules = folder.resolve("modules");
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      write(folder.resolve("acme-source").resolve(source.getKey()), source.getValue());
    }
    String[] arguments = {
      "--release",
      "17",
      "-d",
      modules.resolve("acme").toString(),
      folder.resolve("acme-source/module-info.java").toString(),
      folder.resolve("acme-source/acme/Main.java").toString(),
      folder.resolve("acme-source/acme/inner/Loop.java").toString()
    };
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
    return modules;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
