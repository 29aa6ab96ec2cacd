package example;

/** A loop that does all by itself, and never calls what it overrides. */
public class OwnLoop extends Loop {
  @Override
  public void run() {}

  @Override
  public void pollOnce() {}
}
