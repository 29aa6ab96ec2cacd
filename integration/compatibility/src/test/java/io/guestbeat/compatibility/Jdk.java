package io.guestbeat.compatibility;

import io.guestbeat.support.Jdks;
import java.nio.file.Path;
import java.util.List;

/** One of the JDKs that the agent is for, where it is on this machine. */
record Jdk(int feature, Path home) {
  /** The JDK of this feature version; fails where it is missing, as nothing may be skipped. */
  static Jdk of(int feature) {
    return new Jdk(feature, Jdks.of(feature));
  }

  /** The one that the build runs on: 17. */
  static Jdk ofTheBuild() {
    return of(17);
  }

  String java() {
    return tool("java");
  }

  String tool(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /** JDK 24 and newer warn of native libraries unless told that all may be loaded. */
  List<String> nativeAccess() {
    return feature < 24 ? List.of() : List.of("--enable-native-access=ALL-UNNAMED");
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
