package example;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Does what its arguments say, one after the other, to the class {@link Loop}. */
public final class Rounds {
  private static final String LOOP = "example.Loop";

  private Class<?> loop;

  private Rounds() {}

  /** Takes the names of the methods below, and those of the class's own. */
  public static void main(String[] commands) throws Exception {
    Rounds rounds = new Rounds();
    for (String command : commands) {
      rounds.perform(command);
    }
  }

  /** What the gate finds now. */
  @SuppressWarnings("unchecked")
  public static String gate() {
    return ((Supplier<String>) System.getProperties().get("gate")).get();
  }

  private void perform(String command) throws Exception {
    switch (command) {
      case "check" -> System.out.println(gate());
      case "die" -> await("dead: ");
      case "load" -> loop = Class.forName(LOOP, false, Rounds.class.getClassLoader());
      case "subclass" ->
          loop = Class.forName("example.OwnLoop", false, Rounds.class.getClassLoader());
      case "isolate" -> loop = Class.forName(LOOP, false, isolated());
      case "java5" -> loop = new Java5Loader().define();
      case "forget" -> forget();
      case "close" -> ((Callable<?>) System.getProperties().get("close")).call();
      default -> call(command);
    }
  }

  private void call(String name) throws ReflectiveOperationException {
    for (Method method : loop.getMethods()) {
      if (name.equals(method.getName() + method.getParameterCount())) {
        Object[] arguments =
            method.getParameterCount() == 0 ? null : new Object[] {1, new String[2]};
        method.invoke(loop.getDeclaredConstructor().newInstance(), arguments);
      }
    }
  }

  private void forget() {
    loop = null;
    System.gc();
    await("unusable: ");
  }

  private static void await(String beginning) {
    String found = gate();
    while (!found.startsWith(beginning)) {
      System.gc();
      found = gate();
    }
    System.out.println(found);
  }

  /** A loader that sees the JDK and its own classes, and knows no system class loader. */
  private static ClassLoader isolated() {
    URL ownClasses = Rounds.class.getProtectionDomain().getCodeSource().getLocation();
    return new URLClassLoader(new URL[] {ownClasses}, ClassLoader.getPlatformClassLoader());
  }

  /** Makes of the class one that Java 5 would have compiled: without frames. */
  private static final class Java5Loader extends ClassLoader {
    Class<?> define() throws Exception {
      byte[] file = Rounds.class.getResourceAsStream("Loop.class").readAllBytes();
      file[7] = 49;
      return defineClass(LOOP, file, 0, file.length);
    }
  }
}
