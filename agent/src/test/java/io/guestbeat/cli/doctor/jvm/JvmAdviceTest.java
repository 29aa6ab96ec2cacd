package io.guestbeat.cli.doctor.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.cli.doctor.Lines;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options of a JVM mean for Guestbeat. */
class JvmAdviceTest {
  @ParameterizedTest
  @ValueSource(strings = {"-Xrs", "-XX:+DisableAttachMechanism", "-XX:-EnableDynamicAgentLoading"})
  void whatForbidsAttachingStandsInTheWayUnlessGuestbeatIsThere(String option) {
    assertThat(lines(17, false, option))
        .singleElement()
        .asString()
        .startsWith("FAIL")
        .contains(option, "-> restart it with -javaagent");
    assertThat(lines(17, true, option)).singleElement().asString().startsWith("OK");
  }

  @Test
  void aJvmThatTheSignalWouldKillIsNotAttachedTo() {
    JvmFacts starting =
        new JvmFacts(
            "process 7",
            OptionalInt.empty(),
            List.of("java"),
            false,
            false,
            Optional.empty(),
            false);

    assertThat(Lines.of(JvmAdvice.findings(starting).get(0)))
        .startsWith("FAIL")
        .contains("attaching would kill it", "-> try again in a moment");
  }

  @Test
  void aJavaWithoutManagementIsNamed() {
    JvmFacts image =
        new JvmFacts(
            "process 7", OptionalInt.of(17), List.of("java"), false, true, Optional.empty(), true);

    assertThat(Lines.of(JvmAdvice.findings(image).get(0)))
        .startsWith("FAIL")
        .contains("its Java has no module java.management -> build its image with jlink");
  }

  @ParameterizedTest
  @CsvSource({"8, false", "17, false", "21, true", "25, true"})
  void theWarningOfAnAttachIsForetold(int version, boolean isForetold) {
    assertThat(lines(version, false).get(0).contains("warns of attaching")).isEqualTo(isForetold);
    assertThat(lines(version, false, "-XX:+EnableDynamicAgentLoading").get(0))
        .doesNotContain("warns of attaching");
  }

  @Test
  void theWarningOfNativeCodeIsForetoldAndItsDenialStandsInTheWay() {
    assertThat(lines(25, true)).last().asString().startsWith("NOTE").contains("warns once");
    assertThat(lines(25, true, "--enable-native-access=ALL-UNNAMED")).hasSize(1);
    assertThat(lines(21, true)).hasSize(1);
    assertThat(lines(25, true, "--illegal-native-access=deny"))
        .last()
        .asString()
        .startsWith("FAIL")
        .contains("-> start it with --enable-native-access=ALL-UNNAMED");
  }

  private static List<String> lines(int version, boolean hasGuestbeat, String... options) {
    JvmFacts jvm =
        new JvmFacts(
            "process 7",
            OptionalInt.of(version),
            List.of(options),
            hasGuestbeat,
            true,
            Optional.empty(),
            false);
    return JvmAdvice.findings(jvm).stream().map(Lines::of).toList();
  }
}
