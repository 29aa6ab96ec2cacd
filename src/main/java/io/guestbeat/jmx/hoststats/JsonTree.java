package io.guestbeat.jmx.hoststats;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a JSON text (RFC 8259) as maps, lists, and Long, BigInteger, Double, String, Boolean or
 * null; no more and no deeper than is meant to be read. Used by one thread, for one text.
 */
final class JsonTree {
  static final int MOST_VALUES = 500;
  static final int DEEPEST = 8;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NUMBER = 200;
  private static final int DIGITS_OF_ANY_LONG = 18;
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

  /** What the reader takes for no number, as it is too long for it. */
  private static final Pattern TOO_LONG =
      Pattern.compile("-?[0-9][0-9.eE+-]{" + LONGEST_NUMBER + ",}");

  private final String json;
  private final JsonReader reader;
  private int values;

  private JsonTree(String json) {
    this.json = json;
    reader = new JsonReader(new StringReader(json));
    reader.setStrictness(Strictness.STRICT);
  }

  /**
   * Returns the value of the whole text.
   *
   * @throws UnreadableAnswerException that says why it is not read
   */
  static Object read(String json) throws UnreadableAnswerException {
    JsonTree tree = new JsonTree(json);
    try {
      return tree.root();
    } catch (IOException e) {
      throw tree.noJson();
    }
  }

  private Object root() throws IOException, UnreadableAnswerException {
    Object root = value(1);
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw noJson();
    }
    return root;
  }

  private Object value(int depth) throws IOException, UnreadableAnswerException {
    JsonToken token = reader.peek();
    if (++values > MOST_VALUES) {
      throw new UnreadableAnswerException("it has more than " + MOST_VALUES + " values");
    }
    if (token == JsonToken.BEGIN_ARRAY) {
      return array(depth);
    }
    if (token == JsonToken.BEGIN_OBJECT) {
      return object(depth);
    }
    if (token == JsonToken.NUMBER) {
      return number(reader.nextString());
    }
    if (token == JsonToken.BOOLEAN) {
      return reader.nextBoolean();
    }
    if (token == JsonToken.NULL) {
      reader.nextNull();
      return null;
    }
    return reader.nextString();
  }

  private List<Object> array(int depth) throws IOException, UnreadableAnswerException {
    requireShallow(depth);
    List<Object> array = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(value(depth + 1));
    }
    reader.endArray();
    return array;
  }

  private Map<String, Object> object(int depth) throws IOException, UnreadableAnswerException {
    requireShallow(depth);
    Map<String, Object> object = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (name.length() > LONGEST_NAME) {
        throw new UnreadableAnswerException(
            "it has a name of more than " + LONGEST_NAME + " characters");
      }
      if (object.containsKey(name)) {
        throw new UnreadableAnswerException("it has the name \"" + name + "\" twice in one object");
      }
      object.put(name, value(depth + 1));
    }
    reader.endObject();
    return object;
  }

  private static void requireShallow(int depth) throws UnreadableAnswerException {
    if (depth > DEEPEST) {
      throw new UnreadableAnswerException("it is nested deeper than " + DEEPEST + " levels");
    }
  }

  /**
   * A number as it is written: no whole number loses a digit, however many it has; null where no
   * double can hold a fraction.
   */
  private static Object number(String digits) throws UnreadableAnswerException {
    if (digits.length() > LONGEST_NUMBER) {
      throw tooLongNumber();
    }
    if (!WHOLE.matcher(digits).matches()) {
      double number = Double.parseDouble(digits);
      return Double.isInfinite(number) ? null : number;
    }
    return digits.length() <= DIGITS_OF_ANY_LONG ? (Object) Long.valueOf(digits) : wide(digits);
  }

  private static Object wide(String digits) {
    BigInteger number = new BigInteger(digits);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  /**
   * Returns why it cannot be read on; the reader's own reason would advise to read it less
   * strictly.
   */
  private UnreadableAnswerException noJson() {
    int at = (int) reader.getCharacterOffset();
    return TOO_LONG.matcher(json).region(at, json.length()).lookingAt()
        ? tooLongNumber()
        : new UnreadableAnswerException("it is not JSON: the error is near character " + (at + 1));
  }

  private static UnreadableAnswerException tooLongNumber() {
    return new UnreadableAnswerException(
        "it has a number of more than " + LONGEST_NUMBER + " digits");
  }
}
