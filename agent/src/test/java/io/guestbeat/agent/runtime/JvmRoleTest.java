package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JvmRoleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Server",
        "com.acme.Server start",
        "kafka.Kafka server.properties",
        "kafka.tools.MirrorMaker --whitelist .*",
        "/opt/acme server/server.jar --port 80",
        "org.apache.catalina.startup.Bootstrap start",
        "com.acme.Server --on-failure stop",
        "com.acme.Server lib/x.jar status",
        "java.jar",
        "guestbeat-monitor.jar",
        "/opt/my-guestbeat.jar",
        "jdk.acme.jar --port 80",
        "/opt/wildfly/jboss-modules.jar -mp /opt/wildfly/modules org.jboss.as.standalone",
        "jdk.compiler/com.sun.tools.javac.launcher.Main Server.java",
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
    "/opt/acme server/server.jar Stop, order \"Stop\"",
    "/opt/activemq/bin/activemq.jar stop, order \"stop\"",
    "/opt/wildfly/jboss-modules.jar -mp /opt/wildfly/modules org.jboss.as.cli, org.jboss.as.cli",
    "/opt/guestbeat/guestbeat.jar attach 4711, command line",
    "guestbeat.jar list, command line",
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

  @Test
  void aToolIsKnownByItsModule() {
    assertThat(JvmRole.reasonToStayAway(Map.of("jdk.module.main", "jdk.jartool"))).isPresent();
    assertThat(JvmRole.reasonToStayAway(Map.of("jdk.module.main", "com.acme"))).isEmpty();
  }
}
