package io.guestbeat.compatibility;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** WildFly, whose log manager and MBean server must be there before anybody asks for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WildFlyIT {
  /** What WildFly adds for any agent that it loads itself. */
  private static final List<String> LOADERS_OF_MODULE_OPTS =
      List.of(
          "jboss.modules:name=ModuleLoader-#,type=ModuleLoader",
          "jboss.modules:name=ModuleLoader-#,type=ModuleLoader");

  private final Map<Jdk, WildFlyRun> withoutAgent = new HashMap<>();

  static Stream<Jdk> jdks() {
    return Scope.jdks(List.of(8, 11, 17, 25), List.of(8, 17));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void wildFlyRunsAsWithoutTheAgentInJavaOpts(Jdk jdk) throws Exception {
    requireLikeWithout(jdk, "JAVA_OPTS", WildFly::withJavaOptions, List.of());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void wildFlyRunsAsWithoutTheAgentInModuleOpts(Jdk jdk) throws Exception {
    requireLikeWithout(jdk, "MODULE_OPTS", WildFly::withModuleOptions, LOADERS_OF_MODULE_OPTS);
  }

  private void requireLikeWithout(
      Jdk jdk,
      String variable,
      BiFunction<WildFly, String, WildFly> given,
      List<String> itsOwnBeans)
      throws Exception {
    WildFlyRun without = withoutAgent(jdk);
    Path folder = Work.folder("wildfly with " + variable + " " + jdk);
    try (SimulatedHost host = new SimulatedHost(folder)) {
      WildFlyRun with = given.apply(wildFly(jdk), host.agent()).run(folder, host);

      with.requireLike(without.withBeans(itsOwnBeans));
      host.requireOrderlyEnd();
    }
    Results.add(
        new Result(
            "WildFly " + version(jdk),
            "`" + variable + "`",
            jdk.feature(),
            "all MBeans, over local attach and over remote+http; its own log manager; `jboss-cli.sh`"));
  }

  private WildFlyRun withoutAgent(Jdk jdk) throws Exception {
    WildFlyRun known = withoutAgent.get(jdk);
    if (known == null) {
      known = wildFly(jdk).run(Work.folder("wildfly without " + jdk), null);
      withoutAgent.put(jdk, known);
    }
    return known;
  }

  private static WildFly wildFly(Jdk jdk) {
    return WildFly.on(jdk, version(jdk));
  }

  private static String version(Jdk jdk) {
    return Work.version(jdk.feature() < 17 ? "wildfly.java8" : "wildfly");
  }
}
