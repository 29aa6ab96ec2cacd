package example;

import java.io.IOException;

/** Uses a JNA of its own, by reflection, so that this compiles without one. */
public final class JnaApplication {
  private JnaApplication() {}

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    Server.main(arguments);
    String version = Class.forName("com.sun.jna.Native").getPackage().getImplementationVersion();
    Object libc =
        Class.forName("com.sun.jna.NativeLibrary")
            .getMethod("getInstance", String.class)
            .invoke(null, "c");
    Object getpid = libc.getClass().getMethod("getFunction", String.class).invoke(libc, "getpid");
    Object pid =
        getpid
            .getClass()
            .getMethod("invokeInt", Object[].class)
            .invoke(getpid, new Object[] {null});
    System.out.println("JNA " + version + " says pid " + pid);
  }
}
