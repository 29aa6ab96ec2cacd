package io.guestbeat.cli.attach;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URL;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.rmi.server.RMIServerSocketFactory;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;

/**
 * A JVM whose owner means harm to whoever looks at it: it passes for one with Guestbeat, and gives
 * an address of its own for that of its local management agent. Needs {@code
 * --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED}.
 */
public final class Stranger {
  private static final String ADDRESS = "com.sun.management.jmxremote.localConnectorAddress";
  private static final String STUB = "service:jmx:rmi://127.0.0.1/stub/";

  private Stranger() {}

  /** KIND PORT: what the address is, and a port of this machine that nobody is to connect to. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[1]);
    if (arguments[0].equals("endless")) {
      answerWithoutEnd();
    } else if (arguments[0].equals("wide")) {
      pretendToHaveGuestbeat(collidingKeys());
    } else if (arguments[0].equals("tall")) {
      pretendToHaveGuestbeat(nestedSets(28));
    } else {
      agentProperties().setProperty(ADDRESS, addressOf(arguments[0], port));
    }
    Thread agent = new Thread(Stranger::live, "guestbeat-agent");
    agent.start();
    System.out.println("ready");
    System.in.read();
    System.exit(0);
  }

  private static void live() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes the JVM's place at the socket by which one attaches. */
  private static void answerWithoutEnd() throws IOException {
    Path socket = Path.of("/tmp/.java_pid" + ProcessHandle.current().pid());
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    socket.toFile().deleteOnExit();
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    new Thread(
            () -> {
              while (true) {
                try (SocketChannel guest = server.accept()) {
                  guest.write(ByteBuffer.wrap("0\n".getBytes(US_ASCII)));
                  byte[] letters = "a".repeat(1 << 16).getBytes(US_ASCII);
                  while (guest.write(ByteBuffer.wrap(letters)) > 0) {}
                } catch (IOException theGuestHasLeft) {
                  System.out.println("left");
                }
              }
            })
        .start();
  }

  private static Properties agentProperties() throws ReflectiveOperationException {
    return (Properties)
        Class.forName("jdk.internal.vm.VMSupport").getMethod("getAgentProperties").invoke(null);
  }

  private static String addressOf(String kind, int port) throws IOException {
    return switch (kind) {
      case "directory" -> "service:jmx:rmi:///jndi/ldap://127.0.0.1:" + port + "/x";
      case "registry" -> "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi";
      case "protocol" -> "service:jmx:iiop://127.0.0.1:" + port + "/stub/AAAA";
      case "long" -> STUB + "A".repeat(1 << 20);
      case "bomb" -> STUB + serialized(nestedSets(100));
      case "lookup" -> STUB + serialized(Map.of(new URL("http://127.0.0.1:" + port + "/"), "x"));
      case "flood" -> flood();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** The genuine local management agent, asked for an MBean that is none of Guestbeat. */
  private static void pretendToHaveGuestbeat(Object value) throws JMException {
    for (String type : List.of("GuestStats", "AppMonitor", "Insight")) {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(new Pretended(type, value), new ObjectName("io.guestbeat:type=" + type));
    }
  }

  /** All have one hash value and no order, so that each is compared with each. */
  private static Object collidingKeys() {
    Map<Object, Object> map = new HashMap<>();
    for (int i = 1; i <= 10_000; i++) {
      map.put(new HashSet<>(List.of(i, -i)), "");
    }
    return map;
  }

  /** To find the place of one in another takes 2^depth steps. */
  private static Object nestedSets(int depth) {
    Set<Object> root = new HashSet<>();
    Set<Object> left = root;
    Set<Object> right = new HashSet<>();
    for (int i = 0; i < depth; i++) {
      Set<Object> nextLeft = new HashSet<>();
      Set<Object> nextRight = new HashSet<>();
      nextLeft.add("different");
      left.add(nextLeft);
      left.add(nextRight);
      right.add(nextLeft);
      right.add(nextRight);
      left = nextLeft;
      right = nextRight;
    }
    return root;
  }

  private static String serialized(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** The address of a genuine stub, behind which a text without an end is all answers. */
  private static String flood() throws IOException {
    Map<String, Object> environment = new HashMap<>();
    environment.put(
        RMIConnectorServer.RMI_SERVER_SOCKET_FACTORY_ATTRIBUTE,
        (RMIServerSocketFactory) port -> new FloodingSocket());
    JMXConnectorServer server =
        JMXConnectorServerFactory.newJMXConnectorServer(
            new JMXServiceURL("rmi", "127.0.0.1", 0),
            environment,
            ManagementFactory.getPlatformMBeanServer());
    server.start();
    return server.getAddress().toString();
  }

  /** Has the name of a class of Guestbeat, and one value for every attribute. */
  private static final class Pretended implements DynamicMBean {
    private final String type;
    private final Object value;

    Pretended(String type, Object value) {
      this.type = type;
      this.value = value;
    }

    @Override
    public Object getAttribute(String name) {
      return value;
    }

    @Override
    public AttributeList getAttributes(String[] names) {
      AttributeList values = new AttributeList();
      for (String name : names) {
        values.add(new Attribute(name, value));
      }
      return values;
    }

    @Override
    public void setAttribute(Attribute attribute) {}

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
      return new AttributeList();
    }

    @Override
    public Object invoke(String operation, Object[] arguments, String[] signature) {
      return value;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
      return new MBeanInfo("io.guestbeat.jmx." + type + "MBean", "", null, null, null, null);
    }
  }

  /** Keeps RMI from its guests, and floods them. */
  private static final class FloodingSocket extends ServerSocket {
    FloodingSocket() throws IOException {
      super(0, 50, InetAddress.getLoopbackAddress());
    }

    @Override
    public Socket accept() throws IOException {
      while (true) {
        Socket guest = super.accept();
        new Thread(() -> flood(guest)).start();
      }
    }

    /** Source: Java Remote Method Invocation specification, chapter 10, the wire protocol. */
    private static void flood(Socket guest) {
      try (guest) {
        DataInputStream in = new DataInputStream(guest.getInputStream());
        DataOutputStream out = new DataOutputStream(guest.getOutputStream());
        in.readFully(new byte[7]);
        out.writeByte(0x4e);
        out.writeUTF("127.0.0.1");
        out.writeInt(guest.getPort());
        out.flush();
        in.readUTF();
        in.readInt();
        in.readByte();
        out.writeByte(0x51);
        out.writeInt(0xaced0005);
        out.write(new byte[] {0x77, 15, 1});
        out.write(new byte[14]);
        out.writeByte(0x7c);
        out.writeLong(1L << 40);
        byte[] letters = "a".repeat(1 << 16).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        while (true) {
          out.write(letters);
        }
      } catch (IOException theGuestHasLeft) {
        System.out.println("left");
      }
    }
  }
}
