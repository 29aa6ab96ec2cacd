package io.guestbeat.insight;

/** The most that a figure can be. */
public enum FigureBound {
  /** There is none. */
  NONE("none"),
  /** 100: it is a share of a whole. */
  WHOLE("100"),
  /** 100 for each virtual CPU. */
  EVERY_CPU("100 for each virtual CPU"),
  /** The speed of the host's CPU for each virtual CPU. */
  FULL_SPEED("`HostProcessorSpeed` for each virtual CPU");

  private final String text;

  FigureBound(String text) {
    this.text = text;
  }

  /** For people. */
  @Override
  public String toString() {
    return text;
  }
}
