package io.guestbeat.agent.jvm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;

/** A user of remote JMX who tries everything that Guestbeat's MBeans offer. */
final class Role implements AutoCloseable {
  private static final Map<String, Object> VALUES =
      Map.of(
          "state", "appStateOk",
          "attribute", "MemUsedMB",
          "encoding", "text",
          "name", "session",
          "reason", "a test",
          "seconds", 1,
          "intervalMillis", 5_000L);

  private final JMXConnector connector;
  private final MBeanServerConnection connection;

  private Role(JMXConnector connector) throws IOException {
    this.connector = connector;
    connection = connector.getMBeanServerConnection();
  }

  static Role over(JMXConnector connector) throws IOException {
    return new Role(connector);
  }

  MBeanServerConnection connection() {
    return connection;
  }

  /** Guestbeat's MBeans. */
  Set<ObjectName> beans() throws JMException, IOException {
    return connection.queryNames(new ObjectName("io.guestbeat:*"), null);
  }

  /** How many values all attributes of all MBeans have, null included. */
  int readAll() throws JMException, IOException {
    int values = 0;
    for (ObjectName bean : beans()) {
      values += connection.getAttributes(bean, attributesOf(bean)).size();
    }
    return values;
  }

  /** Each operation of each MBean, tried: {@code done}, or why it was refused. */
  Map<String, String> tryAll() throws JMException, IOException {
    Map<String, String> outcomes = new TreeMap<>();
    for (ObjectName bean : beans()) {
      for (MBeanOperationInfo operation : connection.getMBeanInfo(bean).getOperations()) {
        outcomes.put(
            bean.getKeyProperty("type") + "." + operation.getName(), outcome(bean, operation));
      }
    }
    return outcomes;
  }

  /** What became of {@code postAppState} with the state that asks for a reset. */
  String askForReset() throws JMException, IOException {
    return invoke(
        new ObjectName("io.guestbeat:type=AppMonitor"),
        "postAppState",
        new Object[] {"appStateNeedReset"},
        new String[] {String.class.getName()});
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }

  String[] attributesOf(ObjectName bean) throws JMException, IOException {
    MBeanAttributeInfo[] attributes = connection.getMBeanInfo(bean).getAttributes();
    return Arrays.stream(attributes).map(MBeanFeatureInfo::getName).toArray(String[]::new);
  }

  private String outcome(ObjectName bean, MBeanOperationInfo operation)
      throws JMException, IOException {
    List<Object> values = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (MBeanParameterInfo parameter : operation.getSignature()) {
      values.add(VALUES.get(parameter.getName()));
      types.add(parameter.getType());
    }
    return invoke(bean, operation.getName(), values.toArray(), types.toArray(String[]::new));
  }

  private String invoke(ObjectName bean, String name, Object[] values, String[] types)
      throws JMException, IOException {
    try {
      connection.invoke(bean, name, values, types);
      return "done";
    } catch (RuntimeMBeanException e) {
      return e.getTargetException().toString();
    } catch (SecurityException e) {
      return e.toString();
    }
  }
}
