package io.guestbeat.jmx.hoststats;

import io.guestbeat.jmx.bean.BeanAttribute;
import io.guestbeat.text.OneLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.ImmutableDescriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;

/** The content of an MBean of a semi-structured statistic at one moment. Immutable. */
public final class HostStatPage {
  /** The type of notification that JMX has for it. */
  static final String INFO_CHANGED = "jmx.mbean.info.changed";

  private static final String AVAILABLE = "Available";
  private static final String UNAVAILABLE_REASON = "UnavailableReason";

  private final Map<String, HostStat> stats;
  private final String unavailableReason;
  private final MBeanInfo info;
  private final long takenAtNanos;

  private HostStatPage(
      Map<String, HostStat> stats, String unavailableReason, MBeanInfo info, long takenAtNanos) {
    this.stats = stats;
    this.unavailableReason = unavailableReason;
    this.info = info;
    this.takenAtNanos = takenAtNanos;
  }

  /** Before the host was asked. */
  public static HostStatPage unread(long nowNanos) {
    Map<String, HostStat> none = Collections.emptyMap();
    return new HostStatPage(none, "not read yet", infoOf(none), nowNanos);
  }

  /** Returns the next, of this answer. */
  public HostStatPage answered(List<HostStat> answer, long nowNanos) {
    Map<String, HostStat> next = new LinkedHashMap<>();
    for (HostStat stat : answer) {
      String name = nameFor(stat.key(), next);
      next.put(name, stat.after(stats.get(name)));
    }
    return new HostStatPage(next, null, isDescribedBy(next) ? info : infoOf(next), nowNanos);
  }

  /** Returns the next, without values: of what was known it is still told what it is. */
  public HostStatPage unavailable(String reason, long nowNanos) {
    Map<String, HostStat> next = new LinkedHashMap<>();
    stats.forEach((name, stat) -> next.put(name, stat.withoutValue()));
    return new HostStatPage(next, OneLine.ofMessage(reason), info, nowNanos);
  }

  public MBeanInfo info() {
    return info;
  }

  long takenAtNanos() {
    return takenAtNanos;
  }

  boolean has(String attribute) {
    return stats.containsKey(attribute)
        || attribute.equals(AVAILABLE)
        || attribute.equals(UNAVAILABLE_REASON);
  }

  /** Returns the value of one that it has. */
  public Object value(String attribute) {
    HostStat stat = stats.get(attribute);
    if (stat != null) {
      return stat.value();
    }
    return attribute.equals(AVAILABLE) ? (Object) (unavailableReason == null) : unavailableReason;
  }

  private boolean isDescribedBy(Map<String, HostStat> others) {
    if (!new ArrayList<>(stats.keySet()).equals(new ArrayList<>(others.keySet()))) {
      return false;
    }
    Iterator<HostStat> other = others.values().iterator();
    return stats.values().stream().allMatch(stat -> stat.isDescribedAs(other.next()));
  }

  /** A name that every JMX tool takes: to several of them a dot leads into a composite. */
  private static String nameFor(String key, Map<String, HostStat> taken) {
    String name = key.replaceAll("[^A-Za-z0-9_]", "_");
    String legal = name.matches("(?s)[A-Za-z_].*") ? name : "_" + name;
    String free = legal;
    for (int count = 2; isTaken(free, taken); count++) {
      free = legal + "_" + count;
    }
    return free;
  }

  private static boolean isTaken(String name, Map<String, HostStat> taken) {
    return taken.containsKey(name) || name.equals(AVAILABLE) || name.equals(UNAVAILABLE_REASON);
  }

  private static MBeanInfo infoOf(Map<String, HostStat> stats) {
    List<MBeanAttributeInfo> attributes = new ArrayList<>();
    stats.forEach((name, stat) -> attributes.add(attribute(name, stat)));
    attributes.add(
        attribute(AVAILABLE, Boolean.class, "Whether the host gives this statistic now"));
    attributes.add(
        attribute(UNAVAILABLE_REASON, String.class, "Why it does not; null while it does"));
    return new MBeanInfo(
        HostStatsBean.class.getName(),
        "A semi-structured statistic of the host; its attributes are whatever the host gives",
        attributes.toArray(new MBeanAttributeInfo[0]),
        null,
        null,
        new MBeanNotificationInfo[] {
          new MBeanNotificationInfo(
              new String[] {INFO_CHANGED},
              Notification.class.getName(),
              "The host gives other attributes than before; the user data is the new MBeanInfo")
        },
        new ImmutableDescriptor("immutableInfo=false"));
  }

  private static MBeanAttributeInfo attribute(String name, HostStat stat) {
    String description = stat.description() == null ? "" : ": " + stat.description();
    BeanAttribute<HostStatPage> attribute =
        attributeOf(name, stat.type(), "The host's " + stat.key() + description)
            .with("io.guestbeat.key", stat.key());
    attribute = withField("units", stat.unit(), attribute);
    attribute = withField("metricType", metricTypeOf(stat), attribute);
    return withField("io.guestbeat.type", stat.hostType(), attribute).info();
  }

  /** JMX's word for how the number moves; null for a text, and where the host does not say. */
  private static String metricTypeOf(HostStat stat) {
    if (stat.hostType() == null || !Number.class.isAssignableFrom(stat.type())) {
      return null;
    }
    switch (stat.hostType()) {
      case "accumulate":
        return "counter";
      case "instant":
      case "static":
        return "gauge";
      default:
        return null;
    }
  }

  private static BeanAttribute<HostStatPage> withField(
      String field, String value, BeanAttribute<HostStatPage> attribute) {
    return value == null ? attribute : attribute.with(field, value);
  }

  private static MBeanAttributeInfo attribute(String name, Class<?> type, String description) {
    return attributeOf(name, type, description).info();
  }

  private static BeanAttribute<HostStatPage> attributeOf(
      String name, Class<?> type, String description) {
    return new BeanAttribute<>(name, type, description, page -> page.value(name));
  }
}
