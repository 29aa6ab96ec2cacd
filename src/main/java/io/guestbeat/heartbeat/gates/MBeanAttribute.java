package io.guestbeat.heartbeat.gates;

import io.guestbeat.settings.Parsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * Reads an attribute of an MBean, wherever in this JVM it is registered: in the platform's MBean
 * server first, then in the others that {@link MBeanServerFactory} knows. It never creates one.
 */
final class MBeanAttribute {
  private static final ObjectName PLATFORMS_OWN = objectName("java.lang:type=Runtime");

  private final ObjectName object;
  private final String attribute;

  /**
   * An attribute.
   *
   * @param attribute its name, or {@code Name.member} of one that is composite data
   */
  MBeanAttribute(ObjectName object, String attribute) {
    this.object = object;
    this.attribute = attribute;
  }

  /** A name that is no pattern; {@code ;} may stand for {@code ,} where an option has no commas. */
  static ObjectName objectName(String text) {
    try {
      ObjectName name = new ObjectName(text.contains(",") ? text : text.replace(';', ','));
      Parsers.require(!name.isPattern());
      return name;
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Returns where the MBean is registered; empty if nowhere. */
  Optional<MBeanServer> server() {
    List<MBeanServer> servers = new ArrayList<>(MBeanServerFactory.findMBeanServer(null));
    servers.sort((a, b) -> Boolean.compare(isPlatforms(b), isPlatforms(a)));
    return servers.stream().filter(server -> server.isRegistered(object)).findFirst();
  }

  /**
   * The value, which may be null.
   *
   * @throws javax.management.AttributeNotFoundException also where it is no composite data or lacks
   *     the member
   */
  Object readFrom(MBeanServer server) throws JMException {
    int dot = attribute.indexOf('.');
    if (dot < 0) {
      return server.getAttribute(object, attribute);
    }
    Object value = server.getAttribute(object, attribute.substring(0, dot));
    String member = attribute.substring(dot + 1);
    if (value == null) {
      return null;
    }
    if (!(value instanceof CompositeData) || !((CompositeData) value).containsKey(member)) {
      throw new AttributeNotFoundException("it has no member " + member);
    }
    return ((CompositeData) value).get(member);
  }

  private static boolean isPlatforms(MBeanServer server) {
    return server.isRegistered(PLATFORMS_OWN);
  }

  @Override
  public String toString() {
    return attribute + " of " + object;
  }
}
