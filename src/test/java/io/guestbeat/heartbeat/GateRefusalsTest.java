package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.gates.ApplicationGates;
import io.guestbeat.heartbeat.gates.JvmRefusals;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The truth table of gates and what may refuse their checks. In every cell the gate is unusable for
 * as long as it is refused, and no heartbeat is withheld.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateRefusalsTest {
  /** gate | what refuses it | its keys | a part of its reason. */
  private static final String HERE =
      """
      command | no such file             | run=FOLDER/none                  | No such file
      command | no such folder           | run=FOLDER/none/none             | No such file
      command | a folder                 | run=FOLDER                       | denied
      command | not to be executed       | run=FOLDER/text                  | denied
      command | its interpreter is gone  | run=FOLDER/script                | No such file
      command | below a file             | run=FOLDER/text/none             | Not a directory
      command | a circle of links        | run=FOLDER/circle                | symbolic links
      command | a name too long          | run=FOLDER/LONG                  | too long
      command | no such file, by a shell | run=sh -c FOLDER/none            | ended with 127
      command | not found, by a shell    | run=sh -c guestbeat-no-command   | ended with 127
      command | not allowed, by a shell  | run=sh -c FOLDER/text            | ended with 126
      command | no such file, by env     | run=env FOLDER/none              | ended with 127
      file    | below a file             | path=FOLDER/text/none            | cannot be checked
      file    | its age, below a file    | path=FOLDER/text/none;max-age=1s | cannot be checked
      file    | a circle of links        | path=FOLDER/circle               | cannot be checked
      file    | a name too long          | path=FOLDER/LONG                 | cannot be checked
      pid     | a folder                 | file=FOLDER                      | cannot be read
      pid     | below a file             | file=FOLDER/text/none            | cannot be read
      pid     | a circle of links        | file=FOLDER/circle               | cannot be read
      pid     | a name too long          | file=FOLDER/LONG                 | cannot be read
      pid     | no number                | file=FOLDER/text                 | does not begin with the number
      mbean   | no such MBean            | object=acme:type=None;attribute=Count;alive-if=>0 | not been registered
      mbean   | no such attribute        | object=JDK=Runtime;attribute=None;alive-if=>0 | cannot be read
      mbean   | no such member           | object=JDK=Memory;attribute=HeapMemoryUsage.none;alive-if=>0 | no member
      mbean   | no composite data        | object=JDK=Runtime;attribute=VmName.none;alive-if=>0 | no member none
      mbean   | not a number             | object=JDK=Runtime;attribute=VmName;alive-if=>0 | not a number
      mbean   | not supported by the JVM | object=JDK=MemoryPool,name=Metaspace;attribute=CollectionUsageThreshold;alive-if=>0 | not supported
      tcp     | no such zone             | address=[fe80::1%gb-none]:80      | cannot look up
      http    | no such zone             | url=http://[fe80::1%gb-none]:80/  | cannot look up
      http    | no such zone, over TLS   | url=https://[fe80::1%gb-none]:80/ | cannot look up
      tcp     | network unreachable      | address=224.0.0.1:80              | unreachable
      http    | network unreachable      | url=http://224.0.0.1:80/          | unreachable
      http    | no TLS                   | url=https://127.0.0.1:PORT-HTTP1/;within=20s | no TLS with 127.0.0.1
      http    | another protocol         | url=http://127.0.0.1:PORT-SSH/;within=20s    | not HTTP/1
      http    | HTTP/2                   | url=http://127.0.0.1:PORT-HTTP2/;within=20s  | not HTTP/1
      """;

  /** A JVM's surroundings | what is taken from it | gate | what refuses it | its keys | reason. */
  private static final String ELSEWHERE =
      """
      FEW_DESCRIPTORS | used: descriptors | command | too many open files | run=true                   | Too many open files
      FEW_DESCRIPTORS | used: descriptors | pid     | too many open files | file=FOLDER/pid            | Too many open files
      FEW_DESCRIPTORS | used: descriptors | tcp     | too many open files | address=127.0.0.1:PORT-HTTP1 | Too many open files
      FEW_DESCRIPTORS | used: descriptors | http    | too many open files | url=http://127.0.0.1:PORT-HTTP1/ | Too many open files
      FEW_DESCRIPTORS | used: descriptors | mbean   | too many open files | object=JDK=OperatingSystem;attribute=OpenFileDescriptorCount;alive-if=<100000 | cannot be
      FEW_DESCRIPTORS | descriptors | command | too many open files from the start | run=true                   |
      FEW_DESCRIPTORS | descriptors | pid     | too many open files from the start | file=FOLDER/pid            |
      FEW_DESCRIPTORS | descriptors | tcp     | too many open files from the start | address=127.0.0.1:PORT-HTTP1 |
      FEW_DESCRIPTORS | descriptors | tcp     | too many open files to look it up  | address=localhost:PORT-HTTP1 |
      FEW_DESCRIPTORS | descriptors | http    | too many open files from the start | url=http://127.0.0.1:PORT-HTTP1/ |
      FEW_DESCRIPTORS | descriptors | http    | too many open files, over TLS      | url=https://127.0.0.1:PORT-HTTP1/ |
      FEW_DESCRIPTORS | descriptors | own     | too many open files from the start | FOLDER | no gate orders
      LONELY_USER     | threads     | command | no process to give                 | run=true | Resource temporarily unavailable
      LONELY_USER     | threads     | tcp     | no thread to give for the look-up  | address=localhost:PORT-HTTP1 | cannot look up
      LONELY_USER     | threads     | http    | no thread to give for the look-up  | url=http://localhost:PORT-HTTP1/ | cannot look up
      NO_NETWORK      | nothing     | tcp     | no network                         | address=127.0.0.1:PORT-HTTP1 | unreachable
      NO_NETWORK      | nothing     | http    | no network                         | url=http://127.0.0.1:PORT-HTTP1/ | unreachable
      NO_NETWORK      | nothing     | tcp     | no route                           | address=192.0.2.1:80 | unreachable
      NO_NETWORK      | nothing     | http    | no route                           | url=https://192.0.2.1/ | unreachable
      NO_NETWORK      | nothing     | tcp     | no name server                     | address=guestbeat.example:80 | cannot look up
      NO_NETWORK      | nothing     | http    | no name server                     | url=http://guestbeat.example/ | cannot look up
      NOBODY          | nothing     | command | a folder of another user           | run=FOLDER/locked/none | denied
      NOBODY          | nothing     | command | a file of another user             | run=FOLDER/script | denied
      NOBODY          | nothing     | file    | a folder of another user           | path=FOLDER/locked/pid | permission denied
      NOBODY          | nothing     | file    | a missing file there               | path=FOLDER/locked/none | permission denied
      NOBODY          | nothing     | pid     | a folder of another user           | file=FOLDER/locked/pid | permission denied
      NOBODY          | nothing     | pid     | a file of another user             | file=FOLDER/secret | permission denied
      NO_MANAGEMENT   | nothing     | deadlock | no java.management                |  | there is no class
      NO_MANAGEMENT   | nothing     | heap    | no java.management                 |  | there is no class
      """;

  @TempDir private static Path folder;
  private final Map<String, String> places = new HashMap<>();
  private final List<AnsweringServer> servers = new ArrayList<>();
  private final Map<String, Map<String, List<String>>> outcomes = new HashMap<>();
  private Path classes;

  @BeforeAll
  void prepare() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
    Files.createDirectory(folder.resolve("locked"));
    write("text", "no number", "rw-r--r--");
    write("script", "#!/no/such/interpreter\n", "rwx------");
    write("pid", "" + ProcessHandle.current().pid(), "rw-r--r--");
    write("secret", "1", "rw-------");
    write("locked/pid", "1", "rw-r--r--");
    Files.setPosixFilePermissions(
        folder.resolve("locked"), PosixFilePermissions.fromString("rwx------"));
    classes = Surroundings.classesIn(folder);
    places.put("FOLDER", folder.toString());
    places.put("LONG", "x".repeat(300));
    places.put("JDK", "java.lang:type");
    places.put("PORT-HTTP1", answering("HTTP/1.1 200 OK"));
    places.put("PORT-HTTP2", answering("HTTP/2 200"));
    try (AnsweringServer closed = AnsweringServer.with("")) {
      places.put("PORT-NONE", "" + closed.port());
    }
    places.put("PORT-SSH", answering("SSH-2.0-OpenSSH_9.2"));
    // Somebody has created the platform's server.
    assertThat(ManagementFactory.getPlatformMBeanServer().getMBeanCount()).isPositive();
  }

  @AfterAll
  void close() throws IOException {
    for (AnsweringServer server : servers) {
      server.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void isUnusableAndWithholdsNothing(RefusalCell cell) {
    assertThat(cell.outcome().get())
        .startsWith("nothing withheld, [gate-0: unusable: ")
        .contains(cell.reason());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "command | another exit code | run=sh -c \"exit 3\"",
        "file    | no such file      | path=FOLDER/none",
        "pid     | no such file      | file=FOLDER/none",
        "mbean   | another value     | object=JDK=Runtime;attribute=VmName;alive-if===none",
        "tcp     | nobody listens    | address=127.0.0.1:PORT-NONE",
        "tcp     | nobody listens    | address=localhost:PORT-NONE",
        "http    | nobody listens    | url=http://127.0.0.1:PORT-NONE/",
        "threads | no such thread    | names=guestbeat-no-such-thread"
      })
  void theProgramsOwnAnswerIsAVerdict(String gate, String answer, String keys) {
    String filled = RefusalCell.rows(keys, places).findFirst().orElseThrow()[0];

    assertThat(GateTrial.outcomeOf(gate, filled))
        .matches("[1-9][0-9]* withheld, .*")
        .doesNotContain("unusable");
  }

  @ParameterizedTest(name = "{0}: 24 to 0 descriptors left")
  @CsvSource({
    "command, run=true",
    "pid, file=FOLDER/pid",
    "tcp, address=localhost:PORT-HTTP1",
    "http, url=http://localhost:PORT-HTTP1/"
  })
  void withholdsNothingHoweverFewDescriptorsAreLeft(String gate, String keys) {
    Surroundings.FEW_DESCRIPTORS.assumed();
    String filled = RefusalCell.rows(gate + " " + keys, places).findFirst().orElseThrow()[0];

    List<String> found =
        Surroundings.FEW_DESCRIPTORS
            .outcomes(classes, "used: descriptors one by one", List.of(filled))
            .get(filled);

    assertThat(found).hasSize(13).allMatch(outcome -> outcome.startsWith("nothing withheld, "));
    assertThat(found.get(0)).isEqualTo("nothing withheld, []");
    assertThat(found.get(12)).contains("unusable");
  }

  Stream<RefusalCell> cells() {
    return Stream.of(
            RefusalCell.here(HERE, places),
            JvmRefusals.gates().entrySet().stream()
                .map(each -> cell(each.getKey(), each.getValue()::check)),
            Stream.of(
                cell("own: not there", ownGate()),
                cell("own: a class that is not there", () -> throwing(new NoClassDefFoundError())),
                cell("own: a newer class", () -> throwing(new UnsupportedClassVersionError())),
                cell("own: no permission", () -> throwing(new SecurityException()))),
            RefusalCell.rows(ELSEWHERE, places).map(this::elsewhere))
        .flatMap(cells -> cells);
  }

  private RefusalCell cell(String name, Callable<Verdict> check) {
    String[] gateAndRefusal = name.split(": ", 2);
    return new RefusalCell(
        gateAndRefusal[0], gateAndRefusal[1], "", () -> GateTrial.outcomeOf(check));
  }

  private static <E extends Throwable> Verdict throwing(E refusal) throws E {
    throw refusal;
  }

  private Callable<Verdict> ownGate() {
    try {
      return ApplicationGates.of(GateRefusalsTest.class.getClassLoader(), Optional.of(folder))
              .lazily("orders", Map.of())
          ::check;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private RefusalCell elsewhere(String[] row) {
    return new RefusalCell(row[2], row[3], row[5], () -> outcomeElsewhere(row));
  }

  /** One JVM tries all gates of the same surroundings. */
  private String outcomeElsewhere(String[] wanted) {
    Surroundings surroundings = Surroundings.valueOf(wanted[0]);
    surroundings.assumed();
    List<String> gates =
        RefusalCell.rows(ELSEWHERE, places)
            .filter(row -> row[0].equals(wanted[0]) && row[1].equals(wanted[1]))
            .map(row -> (row[2] + " " + row[4]).trim())
            .toList();
    String gate = (wanted[2] + " " + wanted[4]).trim();
    return outcomes
        .computeIfAbsent(
            wanted[0] + wanted[1], key -> surroundings.outcomes(classes, wanted[1], gates))
        .get(gate)
        .get(0);
  }

  private void write(String name, String content, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private String answering(String answer) throws IOException {
    AnsweringServer server = AnsweringServer.with(answer);
    servers.add(server);
    return "" + server.port();
  }
}
