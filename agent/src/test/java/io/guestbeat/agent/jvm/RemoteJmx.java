package io.guestbeat.agent.jvm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * The JDK's own remote JMX on the loopback interface, with the two roles of its documentation: one
 * that may only read, and one that may operate.
 */
final class RemoteJmx {
  static final String READER = "monitorRole";
  static final String OPERATOR = "controlRole";

  private static final String HOST = "127.0.0.1";

  private final int port;
  private final Path passwords;
  private final Path access;

  private RemoteJmx(int port, Path passwords, Path access) {
    this.port = port;
    this.passwords = passwords;
    this.access = access;
  }

  /** On a port that is free now, with its files in this folder. */
  static RemoteJmx in(Path folder) throws IOException {
    Path passwords = folder.resolve("jmxremote.password");
    // The JVM reads it from nobody who lets others read it.
    Files.createFile(
        passwords,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwords, READER + " looks\n" + OPERATOR + " acts\n");
    Path access = folder.resolve("jmxremote.access");
    Files.writeString(access, READER + " readonly\n" + OPERATOR + " readwrite\n");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new RemoteJmx(free.getLocalPort(), passwords, access);
    }
  }

  /** What the JVM needs to serve it. */
  List<String> jvmOptions() {
    String prefix = "-Dcom.sun.management.jmxremote.";
    return List.of(
        prefix + "host=" + HOST,
        prefix + "port=" + port,
        prefix + "rmi.port=" + port,
        prefix + "ssl=false",
        prefix + "authenticate=true",
        prefix + "password.file=" + passwords,
        prefix + "access.file=" + access,
        "-Djava.rmi.server.hostname=" + HOST);
  }

  JMXConnector connect(String role) throws IOException {
    return connect(role, role.equals(READER) ? "looks" : "acts");
  }

  @SuppressWarnings("BanJNDI") // The address is a child's of this test.
  JMXConnector connect(String role, String password) throws IOException {
    String url = "service:jmx:rmi:///jndi/rmi://" + HOST + ":" + port + "/jmxrmi";
    return JMXConnectorFactory.connect(
        new JMXServiceURL(url), Map.of(JMXConnector.CREDENTIALS, new String[] {role, password}));
  }
}
