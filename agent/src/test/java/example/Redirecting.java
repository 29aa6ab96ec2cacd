package example;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/** Keeps its own standard error to itself. */
public final class Redirecting {
  private Redirecting() {}

  public static void main(String[] arguments) throws IOException {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true));
    Server.main(arguments);
    System.out.println("redirected " + errors.size() + " bytes");
  }
}
