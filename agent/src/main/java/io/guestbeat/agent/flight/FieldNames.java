package io.guestbeat.agent.flight;

/** Converts names of MBean attributes, such as {@code MemBalloonedMB}, to names in a recording. */
final class FieldNames {
  private FieldNames() {}

  /** {@code MemBallooned} of {@code MemBalloonedMB}. */
  static String withoutUnit(String apiName, String unit) {
    return apiName.length() > unit.length()
            && apiName.regionMatches(true, apiName.length() - unit.length(), unit, 0, unit.length())
        ? apiName.substring(0, apiName.length() - unit.length())
        : apiName;
  }

  /** {@code memBallooned} of {@code MemBallooned}. */
  static String identifier(String apiName) {
    return Character.toLowerCase(apiName.charAt(0)) + apiName.substring(1);
  }

  /** {@code Memory Ballooned} of {@code MemBallooned}. */
  static String label(String apiName) {
    return apiName
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
        .replaceAll("\\bMem\\b", "Memory")
        .replaceAll("\\bCpu\\b", "CPU")
        .replaceAll("\\bVcpus?\\b", "vCPU");
  }
}
