package example;

/** Ends in one of the ways in which applications do. */
public final class Ending {
  private static final String WAY = System.getProperty("way");

  static {
    if (WAY.equals("exit-in-initialiser")) {
      System.out.println("exiting");
      System.exit(3);
    }
    if (WAY.equals("throw-in-initialiser")) {
      throw new IllegalStateException("not today");
    }
  }

  private Ending() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("in main");
    switch (WAY) {
      case "throw":
        throw new IllegalArgumentException("not with me");
      case "throw-in-thread":
        Thread thread =
            new Thread(
                () -> {
                  throw new IllegalStateException("nor with me");
                },
                "worker");
        thread.start();
        thread.join();
        break;
      case "halt":
        Runtime.getRuntime().halt(4);
        break;
      default:
        System.exit(5);
    }
  }
}
