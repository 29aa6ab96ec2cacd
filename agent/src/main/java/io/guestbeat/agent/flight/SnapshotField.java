package io.guestbeat.agent.flight;

import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Figure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import jdk.jfr.AnnotationElement;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.ValueDescriptor;

/** A field of the event of a snapshot: what it is, and how it is read from a look. Immutable. */
final class SnapshotField {
  private final String name;
  private final String label;
  private final String description;
  private final Class<?> javaType;
  private final ContentType content;
  private final Function<SnapshotSample, Object> value;

  private SnapshotField(
      String name,
      String label,
      String description,
      Class<?> javaType,
      ContentType content,
      Function<SnapshotSample, Object> value) {
    this.name = name;
    this.label = label;
    this.description = description;
    this.javaType = javaType;
    this.content = content;
    this.value = value;
  }

  /**
   * Returns all there are: what the figures' and the statistics' own tables have, and what it is
   * of.
   */
  static List<SnapshotField> all() {
    List<SnapshotField> all = new ArrayList<>();
    all.add(
        new SnapshotField(
            "unavailableReason",
            "Unavailable Reason",
            "Why the host gives no statistics now",
            String.class,
            ContentType.PLAIN,
            SnapshotSample::unavailableReason));
    all.add(
        new SnapshotField(
            "session",
            "Session",
            "Identifies the session, in which counters continue",
            String.class,
            ContentType.PLAIN,
            SnapshotSample::session));
    for (Figure figure : Figure.values()) {
      all.add(of(figure));
    }
    for (Statistic statistic : Statistic.values()) {
      all.add(of(statistic));
    }
    return Collections.unmodifiableList(all);
  }

  private static SnapshotField of(Figure figure) {
    return number(
        figure.apiName(),
        figure.description(),
        figure.unit(),
        look -> look.figures().value(figure).orElse(Double.NaN));
  }

  private static SnapshotField of(Statistic statistic) {
    return number(
        statistic.apiName(),
        descriptionOf(statistic),
        statistic.unit().symbol(),
        look -> valueOf(look, statistic));
  }

  /** The number that stands for no limit is not recorded, and so is not explained. */
  private static String descriptionOf(Statistic statistic) {
    String whole = statistic.description();
    return statistic.hasUnlimited()
        ? whole.substring(0, whole.indexOf(';')) + "; not available if it is unlimited"
        : whole;
  }

  private static double valueOf(SnapshotSample look, Statistic statistic) {
    OptionalLong given =
        look.figures()
            .snapshot()
            .map(snapshot -> snapshot.value(statistic))
            .orElse(OptionalLong.empty());
    boolean isNoLimit =
        statistic.hasUnlimited() && given.isPresent() && given.getAsLong() == Statistic.UNLIMITED;
    return given.isPresent() && !isNoLimit ? given.getAsLong() : Double.NaN;
  }

  private static SnapshotField number(
      String apiName, String description, String unit, Function<SnapshotSample, Double> number) {
    ContentType content = ContentType.of(unit);
    // The recorder converts units as it shows them, so that they are no part of the name.
    String name = content == ContentType.PLAIN ? apiName : FieldNames.withoutUnit(apiName, unit);
    return new SnapshotField(
        FieldNames.identifier(name),
        FieldNames.label(name),
        content == ContentType.PLAIN ? description + " (" + unit + ")" : description,
        content.javaType(),
        content,
        look -> content.recorded(number.apply(look)));
  }

  String name() {
    return name;
  }

  String description() {
    return description;
  }

  ContentType content() {
    return content;
  }

  Class<?> javaType() {
    return javaType;
  }

  /** Returns its value, of its type; null only for a text. */
  Object in(SnapshotSample look) {
    return value.apply(look);
  }

  ValueDescriptor descriptor() {
    List<AnnotationElement> annotations = new ArrayList<>();
    annotations.add(new AnnotationElement(Label.class, label));
    annotations.add(new AnnotationElement(Description.class, description));
    content.annotation().ifPresent(annotations::add);
    return new ValueDescriptor(javaType, name, annotations);
  }
}
