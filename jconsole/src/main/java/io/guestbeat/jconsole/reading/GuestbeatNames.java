package io.guestbeat.jconsole.reading;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

  /** Looks for them: in the usual domain, else in the first that has MBeans of these classes. */
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
    return Optional.ofNullable(domains.get(USUAL_DOMAIN))
        .or(() -> domains.values().stream().findFirst())
        .map(GuestbeatNames::new);
  }

  ObjectName of(Bean bean) {
    return names.get(bean);
  }

  /** An MBean of Guestbeat. */
  public enum Bean {
    STATISTICS("GuestStats"),
    HEARTBEAT("AppMonitor"),
    INSIGHT("Insight");

    private final String type;

    Bean(String type) {
      this.type = type;
    }

    private Set<ObjectName> in(MBeanServerConnection jvm) throws IOException {
      try {
        return jvm.queryNames(
            new ObjectName("*:type=" + type),
            Query.isInstanceOf(new StringValueExp("io.guestbeat.jmx." + type + "MBean")));
      } catch (MalformedObjectNameException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
