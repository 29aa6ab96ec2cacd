package io.guestbeat.jmx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javax.management.Descriptor;
import javax.management.ImmutableDescriptor;
import javax.management.MBeanAttributeInfo;

/** A read-only attribute: what clients are told of it, and how it is read from a sample. */
final class BeanAttribute<S> {
  private final String name;
  private final Class<?> type;
  private final String description;
  private final Function<S, ?> value;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  BeanAttribute(String name, Class<?> type, String description, Function<S, ?> value) {
    this.name = name;
    this.type = type;
    this.description = description;
    this.value = value;
  }

  /** The same, measured in this unit and moving in this way: {@code gauge} or {@code counter}. */
  BeanAttribute<S> measured(String units, String metricType) {
    return with("units", units).with("metricType", metricType);
  }

  /** The same, with another descriptor field. */
  BeanAttribute<S> with(String field, Object fieldValue) {
    BeanAttribute<S> more = new BeanAttribute<>(name, type, description, value);
    more.fields.putAll(fields);
    more.fields.put(field, fieldValue);
    return more;
  }

  String name() {
    return name;
  }

  /** Its value in this sample: of its type, or null where there is none. */
  Object in(S sample) {
    return value.apply(sample);
  }

  MBeanAttributeInfo info() {
    Descriptor descriptor = new ImmutableDescriptor(fields);
    return new MBeanAttributeInfo(
        name, type.getName(), description, true, false, false, descriptor);
  }
}
