package io.guestbeat.benchmarks.startup;

/** An application that prints a line and ends. */
public final class OneLine {
  private OneLine() {}

  public static void main(String[] arguments) {
    System.out.println("main");
  }
}
