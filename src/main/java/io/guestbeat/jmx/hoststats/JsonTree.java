package io.guestbeat.jmx.hoststats;

import com.eclipsesource.json.JsonHandler;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a JSON text is made of: maps, lists, and Long, BigInteger, Double, String, Boolean or null;
 * no more and no deeper than is meant to be read. Used by one thread, for one text.
 */
final class JsonTree extends JsonHandler<List<Object>, Map<String, Object>> {
  static final int MOST_VALUES = 500;
  static final int DEEPEST = 8;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NUMBER = 200;
  private static final int DIGITS_OF_ANY_LONG = 18;
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

  private Object latest;
  private int depth;
  private int values;

  /** The whole text's value, once it is parsed. */
  Object root() {
    return latest;
  }

  @Override
  public void endNull() {
    value(null);
  }

  @Override
  public void endBoolean(boolean value) {
    value(value);
  }

  @Override
  public void endString(String value) {
    value(value);
  }

  @Override
  public void endNumber(String digits) {
    value(number(digits));
  }

  @Override
  public List<Object> startArray() {
    begin();
    return new ArrayList<>();
  }

  @Override
  public void endArrayValue(List<Object> array) {
    array.add(latest);
  }

  @Override
  public void endArray(List<Object> array) {
    end(array);
  }

  @Override
  public Map<String, Object> startObject() {
    begin();
    return new LinkedHashMap<>();
  }

  @Override
  public void endObjectName(Map<String, Object> object, String name) {
    if (name.length() > LONGEST_NAME) {
      throw new BeyondLimitException("it has a name of more than " + LONGEST_NAME + " characters");
    }
    if (object.containsKey(name)) {
      throw new BeyondLimitException("it has the name \"" + name + "\" twice in one object");
    }
  }

  @Override
  public void endObjectValue(Map<String, Object> object, String name) {
    object.put(name, latest);
  }

  @Override
  public void endObject(Map<String, Object> object) {
    end(object);
  }

  private void value(Object value) {
    count();
    latest = value;
  }

  private void begin() {
    count();
    if (++depth > DEEPEST) {
      throw new BeyondLimitException("it is nested deeper than " + DEEPEST + " levels");
    }
  }

  private void end(Object value) {
    depth--;
    latest = value;
  }

  private void count() {
    if (++values > MOST_VALUES) {
      throw new BeyondLimitException("it has more than " + MOST_VALUES + " values");
    }
  }

  /**
   * A number as it is written: no whole number loses a digit, however many it has; null where no
   * double can hold a fraction.
   */
  private static Object number(String digits) {
    if (WHOLE.matcher(digits).matches()) {
      return digits.length() <= DIGITS_OF_ANY_LONG ? (Object) Long.valueOf(digits) : wide(digits);
    }
    double number = Double.parseDouble(digits);
    return Double.isInfinite(number) ? null : number;
  }

  private static Object wide(String digits) {
    if (digits.length() > LONGEST_NUMBER) {
      throw new BeyondLimitException("it has a number of more than " + LONGEST_NUMBER + " digits");
    }
    BigInteger number = new BigInteger(digits);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  /** The text is not to be read on; the message says why. */
  static final class BeyondLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BeyondLimitException(String why) {
      super(why);
    }
  }
}
