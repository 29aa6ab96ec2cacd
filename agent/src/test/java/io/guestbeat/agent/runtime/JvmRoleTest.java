package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JvmRoleTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Server",
        "com.acme.Server start",
        "kafka.Kafka server.properties",
        "kafka.tools.MirrorMaker --whitelist .*",
        "org.apache.catalina.startup.Bootstrap start",
        "com.acme.Server --on-failure stop",
        "com.acme.Server lib/x.jar status",
        "java.jar",
        "guestbeat-monitor.jar",
        "/opt/my-guestbeat.jar",
        "jdk.acme.jar --port 80",
        "/opt/wildfly/jboss-modules.jar -mp /opt/wildfly/modules org.jboss.as.standalone",
        "jdk.compiler/com.sun.tools.javac.launcher.Main Server.java",
        "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher Server.java stop",
        "com.acme/com.acme.Server start",
        "io.guestbeat.examples.OrderDesk",
        ""
      })
  void anApplicationIsNoneOfThem(String command) {
    assertThat(JvmRole.reasonToStayAway(Map.of("sun.java.command", command))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.catalina.startup.Bootstrap stop, order \"stop\"",
    "org.apache.catalina.startup.Bootstrap -config server.xml stop, order \"stop\"",
    "org.apache.catalina.startup.Bootstrap configtest, configtest",
    "org.apache.catalina.util.ServerInfo, ServerInfo",
    "/opt/activemq/bin/activemq.jar stop, order \"stop\"",
    "/opt/wildfly/jboss-modules.jar -mp /opt/wildfly/modules org.jboss.as.cli, org.jboss.as.cli",
    "io.guestbeat.agent.GuestbeatCommand list, command line",
    "io.guestbeat/io.guestbeat.agent.GuestbeatCommand list, command line",
    "com.acme/com.acme.Server stop, order \"stop\"",
    "com.sun.tools.javac.Main com.sun.tools.javac.launcher.Main, tool",
    "sun.tools.jps.Jps, tool",
    "com.sun.tools.javac.Main A.java, tool",
    "kafka.tools.StorageTool format, StorageTool",
    "org.apache.kafka.tools.TopicCommand --list, TopicCommand",
    "jdk.jcmd/sun.tools.jcmd.JCmd 1, tool"
  })
  void staysAwayFromAToolAndFromAnOrder(String command, String reason) {
    assertThat(JvmRole.reasonToStayAway(Map.of("sun.java.command", command)))
        .hasValueSatisfying(why -> assertThat(why).contains(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "guestbeat.jar, io.guestbeat.agent.GuestbeatCommand, list, command line",
    "gb 1.0.jar, io.guestbeat.agent.GuestbeatCommand, '', command line",
    "acme server.jar, com.acme.Server, Stop, order \"Stop\"",
    "bootstrap.jar, org.apache.catalina.startup.Bootstrap, -config x stop, order \"stop\"",
    "tool.jar, kafka.tools.StorageTool, format, StorageTool"
  })
  void aJarIsWhatItsManifestSays(String name, String main, String arguments, String reason)
      throws IOException {
    assertThat(JvmRole.reasonToStayAway(startedJar(name, main, arguments)))
        .hasValueSatisfying(why -> assertThat(why).contains(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "guestbeat.jar, com.acme.Server, start",
    "acme server.jar, com.acme.Server, --port 80",
    "stop.jar stop.jar, com.acme.Server, ''",
    "sun.tools.jar, com.acme.Server, ''",
    "kafka.tools.jar, , ''",
    "bootstrap.jar, org.apache.catalina.startup.Bootstrap, start"
  })
  void aJarOfAnApplicationMayHaveAnyName(String name, String main, String arguments)
      throws IOException {
    assertThat(JvmRole.reasonToStayAway(startedJar(name, main, arguments))).isEmpty();
  }

  @Test
  void aJarThatIsNoJarIsLeftToTheJvm() throws IOException {
    Path jar = Files.writeString(folder.resolve("no.jar"), "no jar");

    assertThat(
            JvmRole.reasonToStayAway(
                Map.of("sun.java.command", jar + " x", "java.class.path", jar.toString())))
        .isEmpty();
  }

  @Test
  void aToolIsKnownByItsModule() {
    assertThat(JvmRole.reasonToStayAway(Map.of("jdk.module.main", "jdk.jartool"))).isPresent();
    assertThat(JvmRole.reasonToStayAway(Map.of("jdk.module.main", "com.acme"))).isEmpty();
  }

  /** The properties of a JVM that was started with {@code -jar}, and with an agent. */
  private Map<String, String> startedJar(String name, String main, String arguments)
      throws IOException {
    Path jar = folder.resolve(name);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (main != null) {
      manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
    }
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return Map.of(
        "sun.java.command",
        (jar + " " + arguments).trim(),
        "java.class.path",
        jar + File.pathSeparator + "/opt/guestbeat.jar");
  }
}
