package example;

/** What an application does again and again. */
public class Loop implements Runnable, Polling {
  static {
    System.out.println("initialised");
  }

  /** One round. */
  public static void poll() {}

  /** One round, and another. */
  public static long poll(int times, String[] of) {
    return times < of.length ? 1L : 2L;
  }

  @Override
  public void run() {
    poll();
  }
}
