package io.guestbeat.heartbeat.gates;

import io.guestbeat.text.BadTextException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition that a value meets while the application is alive, such as {@code <=100}.
 * Immutable.
 */
final class Condition {
  static final String ACCEPTED = "<N, <=N, >N, >=N, ==TEXT or !=TEXT";
  private static final Pattern TEXT = Pattern.compile("(<=|>=|==|!=|<|>)(.+)", Pattern.DOTALL);

  private final String operator;
  private final String bound;

  private Condition(String operator, String bound) {
    this.operator = operator;
    this.bound = bound;
  }

  /**
   * The condition of this text.
   *
   * @throws IllegalArgumentException if it is not {@link #ACCEPTED}
   */
  static Condition parse(String text) {
    Matcher matcher = TEXT.matcher(text.trim());
    if (!matcher.matches()) {
      throw new BadTextException(
          text.trim().matches("(?s)=[^=].*")
              ? "has a single =; did you mean =" + text.trim() + "?"
              : "begins with no comparison");
    }
    Condition condition = new Condition(matcher.group(1), matcher.group(2).trim());
    if (!condition.comparesText() && !numberOf(condition.bound).isPresent()) {
      throw new BadTextException("compares with " + condition.bound + ", which is not a number");
    }
    return condition;
  }

  /**
   * Returns whether it holds for this value; numbers that are equal are so however they are
   * written.
   *
   * @return empty if this cannot be said, as the value is not a number
   */
  Optional<Boolean> holdsFor(Object value) {
    String text = String.valueOf(value);
    Optional<BigDecimal> number = numberOf(text);
    Optional<BigDecimal> limit = numberOf(bound);
    if (number.isPresent() && limit.isPresent()) {
      return Optional.of(accepts().test(number.get().compareTo(limit.get())));
    }
    return comparesText()
        ? Optional.of(text.equals(bound) == operator.equals("=="))
        : Optional.empty();
  }

  private boolean comparesText() {
    return operator.equals("==") || operator.equals("!=");
  }

  /** Returns which results of comparing value and bound are right. */
  private IntPredicate accepts() {
    switch (operator) {
      case "<":
        return order -> order < 0;
      case "<=":
        return order -> order <= 0;
      case ">":
        return order -> order > 0;
      case ">=":
        return order -> order >= 0;
      case "==":
        return order -> order == 0;
      default:
        return order -> order != 0;
    }
  }

  private static Optional<BigDecimal> numberOf(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return operator + bound;
  }
}
