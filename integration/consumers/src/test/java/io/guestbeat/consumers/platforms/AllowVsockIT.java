package io.guestbeat.consumers.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.guestbeat.consumers.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The script that lets a container open vSockets, with the profiles of several engines. */
final class AllowVsockIT {
  private static final Path SCRIPT =
      Path.of(System.getProperty("guestbeat.root"))
          .resolve("examples/containers/allow-vsock.sh")
          .normalize();

  private static final int VSOCK = 40;

  /** Opens a socket of each family and connects none. */
  private static final String TRY_ALL_FAMILIES =
      "for (0..45) { print \"$_ \", socket(my $s, $_, 1, 0) ? 'open' : $!+0, \"\\n\" }";

  @TempDir static Path folder;

  private static Podman podman;

  @BeforeAll
  static void install() throws Exception {
    podman = Podman.in(Files.createDirectory(folder.resolve("podman")));
  }

  @ParameterizedTest
  @EnumSource(names = "REFUSES_LIKE_APPARMOR", mode = EnumSource.Mode.EXCLUDE)
  void allowsVsocketsAndNothingElse(EngineProfile engine) throws Exception {
    Path before = engine.in(folder);
    Path after = derivedFrom(before);

    JsonObject changed = EngineProfile.read(after);
    JsonObject original = EngineProfile.read(before);
    assertThat(EngineProfile.otherRules(changed))
        .hasSizeGreaterThan(5)
        .isEqualTo(EngineProfile.otherRules(original));
    changed.remove("syscalls");
    original.remove("syscalls");
    assertThat(changed).isEqualTo(original);

    Map<Integer, String> families = families(before);
    Map<Integer, String> allowed = families(after);
    boolean refusesIt = engine != EngineProfile.PODMAN_OF_DEBIAN;
    assertThat(families.get(VSOCK)).isEqualTo(refusesIt ? "1" : "open");
    assertThat(allowed.get(VSOCK)).isEqualTo("open");
    families.remove(VSOCK);
    allowed.remove(VSOCK);
    assertThat(allowed).hasSize(45).isEqualTo(families).containsEntry(2, "open");
  }

  @Test
  void aRuleThatRefusesOtherCallsAsWellGoesOnRefusingThem() throws Exception {
    Path mixed = folder.resolve("mixed.json");
    Files.writeString(
        mixed,
        """
        {"syscalls": [
          {"names": ["socketpair", "socket"], "action": "SCMP_ACT_ERRNO",
           "args": [{"index": 0, "value": 40, "op": "SCMP_CMP_EQ"}]},
          {"names": ["socket"], "action": "SCMP_ACT_ERRNO",
           "args": [{"index": 0, "value": 40, "op": "SCMP_CMP_EQ"}]}]}
        """);

    JsonArray rules = EngineProfile.read(derivedFrom(mixed)).getAsJsonArray("syscalls");

    assertThat(rules).hasSize(2);
    assertThat(rules.get(0).getAsJsonObject().get("names"))
        .isEqualTo(JsonParser.parseString("[\"socketpair\"]"));
    assertThat(rules.get(0).getAsJsonObject().get("action").getAsString())
        .isEqualTo("SCMP_ACT_ERRNO");
    assertThat(rules.get(1).getAsJsonObject().get("action").getAsString())
        .isEqualTo("SCMP_ACT_ALLOW");
  }

  @Test
  void refusesWhatIsNoProfile() throws Exception {
    Path other = Files.writeString(folder.resolve("other.json"), "{\"syscalls\": []}");

    assertThatThrownBy(() -> derivedFrom(other)).hasMessageContaining("no rule for socket");
    assertThatThrownBy(() -> Tool.output(folder, "usage", List.of(SCRIPT.toString())))
        .hasMessageContaining("usage: ");
  }

  @Test
  void shellcheckFindsNothingWrongWithIt() throws Exception {
    assertThat(Tool.output(folder, "shellcheck", List.of("shellcheck", SCRIPT.toString())))
        .isEmpty();

    Path broken = folder.resolve("broken.sh");
    Files.writeString(broken, Files.readString(SCRIPT).replace("[ $# -ne 1 ]", "[ $1 -ne 1 ]"));
    assertThatThrownBy(
            () -> Tool.output(folder, "shellcheck", List.of("shellcheck", broken.toString())))
        .hasMessageContaining("SC2086");
  }

  private Path derivedFrom(Path profile) throws Exception {
    String derived = Tool.output(folder, "derived", List.of(SCRIPT.toString(), profile.toString()));
    return Files.writeString(folder.resolve("vsock.json"), derived);
  }

  /** What becomes of a socket of each family in a container with this profile. */
  private Map<Integer, String> families(Path profile) throws Exception {
    Map<Integer, String> outcomes = new TreeMap<>();
    podman
        .runOutput(profile, "perl", "-e", TRY_ALL_FAMILIES)
        .lines()
        .map(line -> line.split(" "))
        .forEach(words -> outcomes.put(Integer.valueOf(words[0]), words[1]));
    return outcomes;
  }
}
