package io.guestbeat.heartbeat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.gates.ApplicationGates;
import io.guestbeat.heartbeat.gates.BuiltInGates;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every gate against everything that may refuse its check: each time the gate is unusable, and
 * nothing is withheld.
 */
class GateRefusalsTest {
  private static final GateSettings AT_ONCE =
      GateSettings.every(Duration.ofSeconds(5)).within(Duration.ofSeconds(30)).closingAfter(1, 1);

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "no such file              | FOLDER/none                                    | No such file",
        "no such folder            | FOLDER/none/none                               | No such file",
        "a folder                  | FOLDER                                         | denied",
        "not to be executed        | FOLDER/text                                    | denied",
        "its interpreter is gone   | FOLDER/script                                  | No such file",
        "below a file              | FOLDER/text/none                               | Not a directory",
        "a circle of links         | FOLDER/circle                                  | symbolic links",
        "a name too long           | FOLDER/LONG                                    | too long",
        "no such file, by a shell  | sh -c FOLDER/none                              | ended with 127",
        "not found, by a shell     | sh -c guestbeat-no-such-command                | ended with 127",
        "not allowed, by a shell   | sh -c FOLDER/text                              | ended with 126",
        "no such file, by env      | env FOLDER/none                                | ended with 127"
      })
  void command(String refusal, String run, String reason) throws Exception {
    requireUnusable("command", reason, "run", inFolder(run), "within", "20s");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "below a file      | FOLDER/text/none | cannot be looked at",
        "a circle of links | FOLDER/circle    | cannot be looked at",
        "a name too long   | FOLDER/LONG      | cannot be looked at"
      })
  void file(String refusal, String path, String reason) throws Exception {
    requireUnusable("file", reason, "path", inFolder(path));
    requireUnusable("file", reason, "path", inFolder(path), "max-age", "1s");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a folder          | FOLDER           | cannot be read",
        "below a file      | FOLDER/text/none | cannot be read",
        "a circle of links | FOLDER/circle    | cannot be read",
        "a name too long   | FOLDER/LONG      | cannot be read",
        "no number         | FOLDER/text      | does not begin with the number of a process"
      })
  void pid(String refusal, String path, String reason) throws Exception {
    requireUnusable("pid", reason, "file", inFolder(path));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "com.acme:type=None      | Count                | >0 | has not been registered",
        "java.lang:type=Runtime  | None                 | >0 | cannot be read",
        "java.lang:type=Memory   | HeapMemoryUsage.none | >0 | no member none",
        "java.lang:type=Runtime  | VmName.none          | >0 | no member none",
        "java.lang:type=Runtime  | VmName               | >0 | not a number"
      })
  void mbean(String object, String attribute, String aliveIf, String reason) throws Exception {
    // Somebody has created the platform's server.
    assertThat(ManagementFactory.getPlatformMBeanServer().getMBeanCount()).isPositive();

    requireUnusable("mbean", reason, "object", object, "attribute", attribute, "alive-if", aliveIf);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "http", "https"})
  void noSuchHost(String protocol) throws Exception {
    // A zone that is no interface of this machine is refused before any name server is asked.
    String address = "[fe80::1%guestbeat-none]:80";

    if (protocol.equals("tcp")) {
      requireUnusable("tcp", "cannot look up", "address", address);
    } else {
      requireUnusable("http", "cannot look up", "url", protocol + "://" + address + "/");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https, HTTP/1.1 200 OK, no TLS with 127.0.0.1",
    "http, SSH-2.0-OpenSSH_9.2, not HTTP/1",
    "http, HTTP/2 200, not HTTP/1"
  })
  void anotherProtocol(String scheme, String answer, String reason) throws Exception {
    try (ServerSocket server = answering(answer + "\r\n\r\n")) {
      String url = scheme + "://127.0.0.1:" + server.getLocalPort();

      requireUnusable("http", reason, "url", url, "within", "20s");
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        SecurityException.class,
        NoClassDefFoundError.class,
        UnsupportedClassVersionError.class
      })
  void anyGateWhoseCodeTheJvmRefuses(Class<? extends Throwable> refusal) throws Exception {
    requireUnusable(
        () -> {
          Throwable thrown = refusal.getDeclaredConstructor().newInstance();
          if (thrown instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) thrown;
        },
        refusal.getName());
  }

  @Test
  void aGateOfTheApplicationThatIsNotThere() throws Exception {
    ApplicationGates gates =
        ApplicationGates.of(GateRefusalsTest.class.getClassLoader(), Optional.of(folder));

    requireUnusable(gates.lazily("orders", Map.of())::check, "orders");
  }

  private void requireUnusable(String gate, String reason, String... keys) throws Exception {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < keys.length; i += 2) {
      given.put(keys[i], keys[i + 1]);
    }
    HeartbeatGate made = BuiltInGates.find(gate).orElseThrow().create(System::nanoTime);
    made.configure(given);
    requireUnusable(made::check, reason);
  }

  /** Checks it through the real chain: once, which is as often as this gate may fail. */
  private static void requireUnusable(Callable<Verdict> check, String reason) {
    HeartbeatSettings settings =
        HeartbeatSettings.of(HeartbeatMode.ON)
            .withGrace(Duration.ZERO)
            .withholdingAfter(Duration.ZERO);
    try (EngineRig rig = new EngineRig(settings, AT_ONCE)) {
      GateState state = rig.gate().state();
      new GateCheck(check, state, rig.clock).make();

      GateStanding standing = state.standing(rig.clock.getAsLong());
      rig.engine.tick();

      assertThat(standing.toString()).contains("unusable").contains(reason);
      assertThat(rig.decisions()).doesNotContain(DecisionKind.FAILING, DecisionKind.WITHHELD);
      assertThat(rig.simulator.ha().heartbeatCount()).isEqualTo(1);
    }
  }

  private String inFolder(String text) throws IOException {
    Path file = folder.resolve("text");
    if (!Files.exists(file)) {
      Files.writeString(file, "no number");
      Path script = Files.writeString(folder.resolve("script"), "#!/no/such/interpreter\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
    }
    return text.replace("FOLDER", folder.toString()).replace("LONG", "x".repeat(300));
  }

  private static ServerSocket answering(String answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                socket.getOutputStream().write(answer.getBytes(US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
              } catch (IOException e) {
                // The gate has seen enough.
              }
            });
    thread.setDaemon(true);
    thread.start();
    return server;
  }
}
