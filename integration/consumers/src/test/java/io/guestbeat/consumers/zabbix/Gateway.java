package io.guestbeat.consumers.zabbix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guestbeat.consumers.Port;
import io.guestbeat.consumers.Tool;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A running zabbix-java-gateway, asked as a Zabbix server asks it. Used by one thread. */
final class Gateway implements AutoCloseable {
  private static final Path JAR = Path.of("/usr/sbin/zabbix-java-gateway.jar");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] HEADER = "ZBXD\u0001".getBytes(StandardCharsets.ISO_8859_1);
  private static final int HEADER_BYTES = HEADER.length + Long.BYTES;

  private final int port;
  private final Program program;

  private Gateway(int port, Program program) {
    this.port = port;
    this.program = program;
  }

  static Gateway start(Path folder) throws IOException {
    if (!Files.exists(JAR)) {
      throw new AssertionError("no " + JAR + " here; install Debian's zabbix-java-gateway");
    }
    int port = Port.freeAndLow();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xmx128m",
            "-Dzabbix.listenIP=127.0.0.1",
            "-Dzabbix.listenPort=" + port,
            "-jar",
            JAR.toString());
    Gateway gateway = new Gateway(port, Tool.start(folder, "gateway", command));
    Wait.until(gateway::answers, gateway.program::written);
    return gateway;
  }

  /**
   * Asks the JVM with this JMX port for these keys; each has a {@code value} or an {@code error}.
   */
  JsonNode ask(int jmxPort, Iterable<String> keys) throws IOException {
    ObjectNode request =
        JSON.createObjectNode()
            .put("request", "java gateway jmx")
            .put("jmx_endpoint", "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + jmxPort + "/jmxrmi");
    keys.forEach(request.putArray("keys")::add);
    JsonNode answer = JSON.readTree(exchange(JSON.writeValueAsBytes(request)));
    if (!"success".equals(answer.path("response").asText())) {
      throw new AssertionError(answer + "\n" + program.written());
    }
    return answer.get("data");
  }

  private byte[] exchange(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      ByteBuffer packet =
          ByteBuffer.allocate(HEADER_BYTES + request.length).order(ByteOrder.LITTLE_ENDIAN);
      packet.put(HEADER).putLong(request.length).put(request);
      socket.getOutputStream().write(packet.array());
      byte[] answer = socket.getInputStream().readAllBytes();
      return Arrays.copyOfRange(answer, HEADER_BYTES, answer.length);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
