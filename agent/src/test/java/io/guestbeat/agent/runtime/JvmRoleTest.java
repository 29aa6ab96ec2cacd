package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JvmRoleTest {
  private static final String AGENT = File.pathSeparator + "/opt/guestbeat/guestbeat.jar";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Server",
        "com.acme.Server start",
        "com.acme/com.acme.Server start",
        "com.acme.Server io.guestbeat.agent.GuestbeatCommand",
        "kafka.Kafka server.properties",
        "kafka.tools.MirrorMaker --whitelist .*",
        "org.apache.catalina.startup.Bootstrap start",
        "com.acme.Server --on-failure stop",
        "com.acme.Server lib/x.jar status",
        "io.guestbeat.examples.OrderDesk",
        "jdk.compiler/com.sun.tools.javac.launcher.Main Server.java",
        "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher Server.java",
        "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher Server.java --port 80",
        ""
      })
  void anApplicationIsNoneOfThem(String command) {
    assertThat(JvmRole.reasonToStayAway(properties(command, "lib/a.jar"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/opt/acme server/server.jar, --port 80",
    "/opt/a b.jar c/server.jar, 1",
    "java.jar, ''",
    "guestbeat.jar, ''",
    "/opt/guestbeat/guestbeat.jar, serve",
    "jdk.acme.jar, --port 80",
    "sun.app, ''",
    "java.war, ''",
    "/opt/wildfly/jboss-modules.jar, -mp /opt/wildfly/modules org.jboss.as.standalone"
  })
  void anApplicationsJarIsNoneOfThemWhateverItsNameIs(String jar, String arguments) {
    String command = (jar + " " + arguments).trim();

    assertThat(JvmRole.reasonToStayAway(properties(command, jar))).isEmpty();
    assertThat(JvmRole.reasonToStayAway(properties(command, jar + AGENT))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.catalina.startup.Bootstrap stop, command \"stop\"",
    "org.apache.catalina.startup.Bootstrap -config server.xml stop, command \"stop\"",
    "org.apache.catalina.startup.Bootstrap configtest, configtest",
    "org.apache.catalina.util.ServerInfo, ServerInfo",
    "io.guestbeat.agent.GuestbeatCommand list, command line",
    "io.guestbeat.agent.CarrierEntry -x, carrier",
    "io.guestbeat.host.vmware.CarrierMain -x, carrier",
    "sun.tools.jps.Jps, tool",
    "com.sun.tools.javac.Main A.java, tool",
    "kafka.tools.StorageTool format, StorageTool",
    "org.apache.kafka.tools.TopicCommand --list, TopicCommand",
    "jdk.jcmd/sun.tools.jcmd.JCmd 1, tool",
    "jdk.compiler/com.sun.tools.javac.Main A.java, tool"
  })
  void staysAwayFromAToolAndFromAnOrder(String command, String reason) {
    assertThat(JvmRole.reasonToStayAway(properties(command, "lib/a.jar")))
        .hasValueSatisfying(why -> assertThat(why).contains(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "/opt/acme server/server.jar, Stop, command \"Stop\"",
    "/opt/activemq/bin/activemq.jar, stop, command \"stop\"",
    "/opt/wildfly/jboss-modules.jar, -mp /opt/wildfly/modules org.jboss.as.cli, org.jboss.as.cli"
  })
  void staysAwayFromAnOrderToAJar(String jar, String arguments, String reason) {
    assertThat(JvmRole.reasonToStayAway(properties(jar + " " + arguments, jar + AGENT)))
        .hasValueSatisfying(why -> assertThat(why).contains(reason));
  }

  @Test
  void aToolIsKnownByItsModule() {
    assertThat(JvmRole.reasonToStayAway(Map.of("jdk.module.main", "jdk.jartool"))).isPresent();
    assertThat(JvmRole.reasonToStayAway(Map.of("jdk.module.main", "com.acme"))).isEmpty();
  }

  private static Map<String, String> properties(String command, String classPath) {
    return Map.of("sun.java.command", command, "java.class.path", classPath);
  }
}
