package io.guestbeat.cli.simulate;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DidYouMean;
import java.util.Arrays;
import java.util.List;

/** Something that is made to happen, as a script or a person words it. Immutable. */
final class Event {
  private final String text;
  private final Action action;

  private Event(String text, Action action) {
    this.text = text;
    this.action = action;
  }

  /**
   * The event of these words.
   *
   * @throws IllegalArgumentException that names what is accepted
   */
  static Event parse(String text) {
    List<String> words = Arrays.asList(text.trim().split("\\s+"));
    String plain = String.join(" ", words);
    for (EventKind kind : EventKind.values()) {
      if (kind.isNamedBy(words)) {
        List<String> arguments = words.subList(kind.nameLength(), words.size());
        try {
          return new Event(plain, kind.action(arguments));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("\"" + plain + "\": " + reason(kind, e), e);
        }
      }
    }
    throw new IllegalArgumentException(
        "\""
            + plain
            + "\": no such event"
            + DidYouMean.orAccepted(
                words.get(0),
                Arrays.stream(EventKind.values()).map(EventKind::word).collect(toList()),
                Arrays.stream(EventKind.values()).map(EventKind::syntax).collect(joining(", "))));
  }

  private static String reason(EventKind kind, IllegalArgumentException e) {
    String accepted = BadTextException.explain(e, kind.syntax() + ": " + kind.meaning());
    boolean saysMore = e instanceof BadArgumentException;
    return saysMore ? e.getMessage() : accepted;
  }

  /**
   * Makes it happen.
   *
   * @throws IllegalArgumentException if the VM or its host is not such that it can
   */
  void happenOn(EventTarget stage) {
    action.on(stage);
  }

  @Override
  public String toString() {
    return text;
  }

  /** What one event does. */
  interface Action {
    void on(EventTarget stage);
  }

  /** An argument that is of the right form, and still does not serve; the message says why. */
  static final class BadArgumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BadArgumentException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
