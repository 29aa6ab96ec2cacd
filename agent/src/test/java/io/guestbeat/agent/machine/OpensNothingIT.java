package io.guestbeat.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.agent.rig.WatchedJvm;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That nobody can call Guestbeat: what the kernel says of the JVM's sockets. */
final class OpensNothingIT {
  private static final String LISTENS = "0A";
  private static final String LISTENS_LOCALLY = "00010000";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void aJvmWithTheAgentListensNowhereUntilTheJdkIsAttachedTo(Path javaHome) throws Exception {
    try (WatchedJvm cluster = WatchedJvm.byARealCluster(folder)) {
      cluster.start(javaHome, "heartbeat=on,heartbeat.interval=1s,gates=deadlock+heap");

      assertThat(socketsThatListen(cluster.child().pid())).isEmpty();

      try (JmxAccess jmx = JmxAccess.to(cluster.child())) {
        assertThat(jmx.names()).isNotEmpty();
        assertThat(socketsThatListen(cluster.child().pid()))
            .as("the JDK's own, so that the kernel was asked the right thing")
            .isNotEmpty();
      }
    }
  }

  /** The lines that the kernel has of them: TCP and Unix sockets that listen, UDP sockets. */
  private static List<String> socketsThatListen(long pid) throws IOException {
    Set<String> own = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path file : files) {
        own.add(Files.readSymbolicLink(file).toString());
      }
    }
    List<String> found = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6", "udp", "udp6", "unix")) {
      lines(Path.of("/proc/" + pid + "/net/" + table))
          .filter(line -> isListening(table, line.trim().split(" +")))
          .filter(line -> own.contains("socket:[" + inode(table, line.trim().split(" +")) + "]"))
          .forEach(line -> found.add(table + " " + line));
    }
    return found;
  }

  private static boolean isListening(String table, String[] words) {
    return switch (table) {
      case "tcp", "tcp6" -> words[3].equals(LISTENS);
      case "unix" -> words[3].equals(LISTENS_LOCALLY);
      default -> true;
    };
  }

  private static String inode(String table, String[] words) {
    return table.equals("unix") ? words[6] : words[9];
  }

  private static Stream<String> lines(Path table) throws IOException {
    return Files.exists(table) ? Files.readAllLines(table).stream().skip(1) : Stream.empty();
  }
}
