package io.guestbeat.jmx.bean;

import io.guestbeat.text.OneLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javax.management.Descriptor;
import javax.management.ImmutableDescriptor;
import javax.management.MBeanAttributeInfo;

/** A read-only attribute: what clients are told of it, and how it is read from a sample. */
public final class BeanAttribute<S> {
  private final String name;
  private final Class<?> type;
  private final String description;
  private final Function<S, ?> value;
  private final boolean hasOwnLines;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  public BeanAttribute(String name, Class<?> type, String description, Function<S, ?> value) {
    this(name, type, description, value, false);
  }

  private BeanAttribute(
      String name, Class<?> type, String description, Function<S, ?> value, boolean hasOwnLines) {
    this.name = name;
    this.type = type;
    this.description = description;
    this.value = value;
    this.hasOwnLines = hasOwnLines;
  }

  /**
   * Returns a copy measured in this unit and moving in this way: {@code gauge} or {@code counter}.
   */
  public BeanAttribute<S> measured(String units, String metricType) {
    return with("units", units).with("metricType", metricType);
  }

  /**
   * Returns this attribute as a text of several lines of which Guestbeat has written every word.
   */
  public BeanAttribute<S> ofOwnLines() {
    BeanAttribute<S> more = new BeanAttribute<>(name, type, description, value, true);
    more.fields.putAll(fields);
    return more;
  }

  /** Returns a copy with another descriptor field. */
  public BeanAttribute<S> with(String field, Object fieldValue) {
    BeanAttribute<S> more = new BeanAttribute<>(name, type, description, value, hasOwnLines);
    more.fields.putAll(fields);
    more.fields.put(field, fieldValue);
    return more;
  }

  String name() {
    return name;
  }

  /**
   * Returns its value in this sample: of its type, or null where there is none. A text is one
   * harmless line, whoever wrote it, unless its lines are Guestbeat's own.
   */
  public Object in(S sample) {
    Object read = value.apply(sample);
    if (read instanceof String) {
      return hasOwnLines ? read : OneLine.ofMessage((String) read);
    }
    return read instanceof String[] ? lines((String[]) read) : read;
  }

  private static String[] lines(String[] texts) {
    String[] lines = new String[texts.length];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = OneLine.ofMessage(texts[i]);
    }
    return lines;
  }

  public MBeanAttributeInfo info() {
    Descriptor descriptor = new ImmutableDescriptor(fields);
    return new MBeanAttributeInfo(
        name, type.getName(), description, true, false, false, descriptor);
  }
}
