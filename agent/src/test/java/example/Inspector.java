package example;

import java.util.Map;
import java.util.TreeMap;

/** Waits for its input to end, then tells what it can see of others in its JVM. */
public final class Inspector {
  private Inspector() {}

  /** Looks for the classes named. */
  public static void main(String[] classNames) throws Exception {
    Server.main(new String[0]);
    for (String name : classNames) {
      System.out.println((isVisible(name) ? "sees " : "does not see ") + name);
    }
    for (Map.Entry<?, ?> property : new TreeMap<>(System.getProperties()).entrySet()) {
      System.out.println("property " + property.getKey() + " is " + property.getValue());
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      System.out.println((thread.isDaemon() ? "daemon " : "thread ") + thread.getName());
    }
  }

  private static boolean isVisible(String className) {
    try {
      Class.forName(className);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
