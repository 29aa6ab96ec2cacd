package io.guestbeat.jmx.reading;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.Query;
import javax.management.StringValueExp;

/** The names of Guestbeat's MBeans in one JVM, in whatever domain they are. Immutable. */
public final class GuestbeatNames {
  private static final String USUAL_DOMAIN = "io.guestbeat";

  private final Map<Bean, ObjectName> names;

  private GuestbeatNames(Map<Bean, ObjectName> names) {
    this.names = names;
  }

  /**
   * Finds the MBeans of a JVM: in the usual domain, else in the first that has MBeans of these
   * classes.
   *
   * @return empty if the JVM has none
   */
  public static Optional<GuestbeatNames> in(MBeanServerConnection jvm) throws IOException {
    TreeMap<String, Map<Bean, ObjectName>> domains = new TreeMap<>();
    for (Bean bean : Bean.values()) {
      for (ObjectName name : bean.in(jvm)) {
        domains
            .computeIfAbsent(name.getDomain(), domain -> new EnumMap<>(Bean.class))
            .put(bean, name);
      }
    }
    domains.values().removeIf(found -> found.size() < Bean.values().length);
    Map<Bean, ObjectName> usual = domains.get(USUAL_DOMAIN);
    return usual == null
        ? domains.values().stream().findFirst().map(GuestbeatNames::new)
        : Optional.of(new GuestbeatNames(usual));
  }

  /**
   * Returns the names in this domain, whether the MBeans are there or not.
   *
   * @throws IllegalArgumentException if the domain cannot be one
   */
  public static GuestbeatNames ofDomain(String domain) {
    Map<Bean, ObjectName> names = new EnumMap<>(Bean.class);
    for (Bean bean : Bean.values()) {
      names.put(bean, bean.name(domain));
    }
    return new GuestbeatNames(names);
  }

  /** Returns the name of this MBean. */
  public ObjectName of(Bean bean) {
    return names.get(bean);
  }

  /** Returns those of the attributes that the MBean has, by name; null for one without a value. */
  public Map<String, Object> attributes(
      MBeanServerConnection jvm, Bean bean, List<String> attributes)
      throws JMException, IOException {
    Map<String, Object> values = new HashMap<>();
    for (Attribute attribute :
        jvm.getAttributes(of(bean), attributes.toArray(new String[0])).asList()) {
      values.put(attribute.getName(), attribute.getValue());
    }
    return values;
  }

  /** The MBeans of Guestbeat that every agent has. */
  public enum Bean {
    /** The host's statistics. */
    STATISTICS("GuestStats"),
    /** The application's heartbeat. */
    HEARTBEAT("AppMonitor"),
    /** Figures, alarms, advice and pauses. */
    INSIGHT("Insight");

    private final String type;

    Bean(String type) {
      this.type = type;
    }

    private Set<ObjectName> in(MBeanServerConnection jvm) throws IOException {
      return jvm.queryNames(
          name("*"), Query.isInstanceOf(new StringValueExp("io.guestbeat.jmx." + type + "MBean")));
    }

    private ObjectName name(String domain) {
      try {
        return new ObjectName(domain + ":type=" + type);
      } catch (MalformedObjectNameException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
  }
}
