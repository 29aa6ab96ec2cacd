package example;

import java.io.IOException;

/** Calls the C library through Cassandra's own JNA, and runs until its input ends. */
public final class CassandraNative {
  private CassandraNative() {}

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    System.out.println("available: " + call("isAvailable"));
    System.out.println("knows its process: " + ((Long) call("getProcessID") > 0));
    System.out.println("ready");
    while (System.in.read() >= 0) {}
    System.out.println("available: " + call("isAvailable"));
  }

  /** By its name, as Cassandra is on the class path of the suite's JVMs only. */
  private static Object call(String method) throws ReflectiveOperationException {
    return Class.forName("org.apache.cassandra.utils.NativeLibrary").getMethod(method).invoke(null);
  }
}
