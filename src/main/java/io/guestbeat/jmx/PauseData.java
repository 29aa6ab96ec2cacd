package io.guestbeat.jmx;

import io.guestbeat.insight.pause.Pause;
import io.guestbeat.insight.pause.PauseCause;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** Pauses as open data, so that a client needs no class of ours; no member is ever null. */
final class PauseData {
  private final List<String> items = new ArrayList<>();
  private final List<String> descriptions = new ArrayList<>();
  private final List<OpenType<?>> types = new ArrayList<>();

  private PauseData() {
    add("begin", "When it began", SimpleType.DATE);
    add("millis", "Length of the pause in ms", SimpleType.LONG);
    add("cause", "Its main cause", SimpleType.STRING);
    add("text", "The pause in one line of text", SimpleType.STRING);
    for (PauseCause cause : PauseCause.values()) {
      add(
          itemOf(cause),
          "Share of the pause with this cause: " + cause.words() + ", in %",
          SimpleType.DOUBLE);
    }
  }

  static CompositeData[] of(List<Pause> pauses) {
    try {
      return new PauseData().all(pauses);
    } catch (OpenDataException e) {
      throw new IllegalStateException(e.getMessage());
    }
  }

  private CompositeData[] all(List<Pause> pauses) throws OpenDataException {
    String[] names = items.toArray(new String[0]);
    CompositeType type =
        new CompositeType(
            "io.guestbeat.Pause",
            "A pause of the JVM",
            names,
            descriptions.toArray(new String[0]),
            types.toArray(new OpenType<?>[0]));
    CompositeData[] data = new CompositeData[pauses.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = new CompositeDataSupport(type, names, valuesOf(pauses.get(i)));
    }
    return data;
  }

  private static Object[] valuesOf(Pause pause) {
    List<Object> values = new ArrayList<>();
    values.add(Date.from(pause.begin()));
    values.add(pause.duration().toMillis());
    values.add(pause.cause().name());
    values.add(pause.toString());
    for (PauseCause cause : PauseCause.values()) {
      values.add(pause.percent(cause));
    }
    return values.toArray();
  }

  /** Such as {@code hostStealPercent}. */
  private static String itemOf(PauseCause cause) {
    StringBuilder name = new StringBuilder();
    for (String word : cause.name().split("_")) {
      String rest = word.substring(1).toLowerCase(Locale.ROOT);
      name.append(name.length() == 0 ? Character.toLowerCase(word.charAt(0)) : word.charAt(0));
      name.append(rest);
    }
    return name.append("Percent").toString();
  }

  private void add(String item, String description, OpenType<?> type) {
    items.add(item);
    descriptions.add(description);
    types.add(type);
  }
}
