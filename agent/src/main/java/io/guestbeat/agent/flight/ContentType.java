package io.guestbeat.agent.flight;

import java.lang.annotation.Annotation;
import java.util.Optional;
import jdk.jfr.AnnotationElement;
import jdk.jfr.DataAmount;
import jdk.jfr.Frequency;
import jdk.jfr.Percentage;
import jdk.jfr.Timespan;

/**
 * The content type by which readers of a recording show a number. A number that is not known is
 * what they show as not available: NaN, and for a span of time, which they take as a whole number
 * only, the smallest.
 */
enum ContentType {
  BYTES("MB", 1 << 20, DataAmount.class, DataAmount.BYTES),
  HERTZ("MHz", 1_000_000, Frequency.class, null),
  FRACTION("%", 0.01, Percentage.class, null),
  MILLISECONDS("ms", 1, Timespan.class, Timespan.MILLISECONDS),
  PLAIN("", 1, null, null);

  private final String unit;
  private final double factor;
  private final Class<? extends Annotation> annotation;
  private final String annotationValue;

  ContentType(
      String unit, double factor, Class<? extends Annotation> annotation, String annotationValue) {
    this.unit = unit;
    this.factor = factor;
    this.annotation = annotation;
    this.annotationValue = annotationValue;
  }

  /** That of numbers in this unit; plain where the recorder has no word for it. */
  static ContentType of(String unit) {
    for (ContentType type : values()) {
      if (type.unit.equals(unit)) {
        return type;
      }
    }
    return PLAIN;
  }

  /** Returns what a field of it holds. */
  Class<?> javaType() {
    return this == MILLISECONDS ? long.class : double.class;
  }

  Optional<AnnotationElement> annotation() {
    if (annotation == null) {
      return Optional.empty();
    }
    return Optional.of(
        annotationValue == null
            ? new AnnotationElement(annotation)
            : new AnnotationElement(annotation, annotationValue));
  }

  /** This number of the unit, as the field holds it; NaN is not known. */
  Object recorded(double number) {
    if (this != MILLISECONDS) {
      return number * factor;
    }
    return Double.isNaN(number) ? Long.MIN_VALUE : Math.round(number);
  }
}
