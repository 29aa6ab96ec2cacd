package io.guestbeat.consumers.platforms;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The default seccomp profiles of container engines, as far as they differ in {@code socket}: all
 * else is that of Debian's Podman.
 */
enum EngineProfile {
  /** Podman up to 2025: as it is installed. */
  PODMAN_OF_DEBIAN(38, ""),

  /** Docker 20.10.22 to 29 and containerd 1.7: every family but one. */
  DOCKER_23(
      1,
      """
      {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
       "args": [{"index": 0, "value": 40, "op": "SCMP_CMP_NE"}]}
      """),

  /** Docker and containerd of 2026: the crypto interface, 38, is refused too. */
  DOCKER_29(
      1,
      """
      {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
       "args": [{"index": 0, "value": 38, "op": "SCMP_CMP_LT"}]},
      {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
       "args": [{"index": 0, "value": 39, "op": "SCMP_CMP_EQ"}]},
      {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
       "args": [{"index": 0, "value": 40, "op": "SCMP_CMP_GT"}]}
      """),

  /** Podman of 2026: refused by a rule of its own. */
  PODMAN_OF_2026(
      38,
      """
      {"names": ["socket"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1, "errno": "EPERM",
       "args": [{"index": 0, "value": 40, "valueTwo": 0, "op": "SCMP_CMP_EQ"}]},
      {"names": ["socket"], "action": "SCMP_ACT_ERRNO", "errnoRet": 22, "errno": "EINVAL",
       "excludes": {"caps": ["CAP_AUDIT_WRITE"]},
       "args": [{"index": 0, "value": 16, "valueTwo": 0, "op": "SCMP_CMP_EQ"},
                {"index": 2, "value": 9, "valueTwo": 0, "op": "SCMP_CMP_EQ"}]},
      {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
       "excludes": {"caps": ["CAP_AUDIT_WRITE"]},
       "args": [{"index": 0, "value": 16, "valueTwo": 0, "op": "SCMP_CMP_EQ"},
                {"index": 2, "value": 9, "valueTwo": 0, "op": "SCMP_CMP_NE"}]},
      {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
       "excludes": {"caps": ["CAP_AUDIT_WRITE"]},
       "args": [{"index": 0, "value": 16, "valueTwo": 0, "op": "SCMP_CMP_NE"}]},
      {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
       "includes": {"caps": ["CAP_AUDIT_WRITE"]},
       "args": [{"index": 0, "value": 40, "valueTwo": 0, "op": "SCMP_CMP_NE"}]}
      """),

  /** What AppArmor and SELinux answer where they forbid it, given here by a profile. */
  REFUSES_LIKE_APPARMOR(
      1,
      """
      {"names": ["socket"], "action": "SCMP_ACT_ERRNO", "errnoRet": 13,
       "args": [{"index": 0, "value": 40, "op": "SCMP_CMP_EQ"}]},
      {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
       "args": [{"index": 0, "value": 40, "op": "SCMP_CMP_NE"}]}
      """);

  private static final Path INSTALLED = Path.of("/usr/share/containers/seccomp.json");

  private final int defaultErrno;
  private final String socketRules;

  EngineProfile(int defaultErrno, String socketRules) {
    this.defaultErrno = defaultErrno;
    this.socketRules = socketRules;
  }

  /** Writes it to a file of this folder. */
  Path in(Path folder) throws IOException {
    JsonObject profile = read(INSTALLED);
    if (!socketRules.isEmpty()) {
      profile.addProperty("defaultErrnoRet", defaultErrno);
      profile.remove("defaultErrno");
      JsonArray rules = new JsonArray();
      otherRules(profile).forEach(rules::add);
      rules.addAll(JsonParser.parseString("[" + socketRules + "]").getAsJsonArray());
      profile.add("syscalls", rules);
    }
    return Files.writeString(folder.resolve(name() + ".json"), profile.toString());
  }

  static JsonObject read(Path profile) throws IOException {
    return JsonParser.parseString(Files.readString(profile)).getAsJsonObject();
  }

  /** The rules that say nothing of {@code socket}. */
  static List<JsonElement> otherRules(JsonObject profile) {
    List<JsonElement> others = new ArrayList<>();
    for (JsonElement rule : profile.getAsJsonArray("syscalls")) {
      JsonArray names = rule.getAsJsonObject().getAsJsonArray("names");
      if (names.asList().stream().noneMatch(name -> name.getAsString().equals("socket"))) {
        others.add(rule);
      }
    }
    return others;
  }
}
