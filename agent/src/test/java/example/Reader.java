package example;

import java.io.IOException;

/** An application of java.base alone that runs until its standard input ends. */
public final class Reader {
  private Reader() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("hello");
    while (System.in.read() >= 0) {}
  }
}
