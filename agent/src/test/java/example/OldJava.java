package example;

/** An agent that makes the JVM say it were Java 7. */
public final class OldJava {
  private OldJava() {}

  public static void premain(String options) {
    System.setProperty("java.version", "1.7.0_80");
    System.setProperty("java.class.version", "51.0");
  }
}
