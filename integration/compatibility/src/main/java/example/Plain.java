package example;

import java.io.IOException;

/** Runs until its input ends, and ends with the status that it was given. */
public final class Plain {
  private Plain() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("ready");
    while (System.in.read() >= 0) {}
    System.out.println("done");
    System.exit(Integer.parseInt(arguments[0]));
  }
}
