package io.guestbeat.consumers.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.consumers.prometheus.PrometheusServer.Sample;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;

/** Holds what Prometheus has of a JVM against what its MBeans say of themselves. */
final class BeansCheck implements AutoCloseable {
  private static final List<String> BEANS = List.of("GuestStats", "AppMonitor", "Insight");

  /** What Prometheus calls a unit, and what a number in it is multiplied with. */
  private static final Map<String, Map.Entry<String, Double>> UNITS =
      Map.of(
          "MB", Map.entry("bytes", 1048576.0),
          "MHz", Map.entry("hertz", 1e6),
          "ms", Map.entry("seconds", 1e-3),
          "%", Map.entry("ratio", 1e-2));

  /** Moves all the time, or has moved on when it is looked at. */
  private static final Set<String> MOVING =
      Set.of("MillisSinceLastHeartbeat", "LastUpdateTime", "EffectiveCpuMHz", "SuspendedForMillis");

  private final PrometheusServer prometheus;
  private final String instance;
  private final JmxAccess jmx;
  private final List<JmxRule> rules = JmxRule.all();

  BeansCheck(PrometheusServer prometheus, Program jvm, String instance) throws Exception {
    this.prometheus = prometheus;
    this.instance = instance;
    jmx = JmxAccess.to(jvm.pid());
  }

  void requireEveryAttributeExportedOrLeftOut() throws Exception {
    for (String bean : BEANS) {
      Set<String> told =
          attributes(bean).map(MBeanAttributeInfo::getName).collect(Collectors.toSet());
      assertThat(told).as(bean).hasSizeGreaterThan(10);
      assertThat(exported(bean))
          .as("exported and left out")
          .doesNotContainAnyElementsOf(JmxRule.leftOut(bean));
      Set<String> known = new TreeSet<>(exported(bean));
      known.addAll(JmxRule.leftOut(bean));
      assertThat(known).as(bean).containsExactlyInAnyOrderElementsOf(told);
    }
  }

  void requireNamesTypesAndUnits() throws Exception {
    for (String bean : BEANS) {
      for (MBeanAttributeInfo attribute : attributes(bean).collect(Collectors.toList())) {
        for (JmxRule rule : rulesOf(bean, attribute.getName())) {
          requireNameTypeAndUnit(attribute, rule);
        }
      }
    }
  }

  /** Each number, as soon as both say the same of it. */
  void requireValues() throws Exception {
    int seen = 0;
    for (String bean : BEANS) {
      for (MBeanAttributeInfo attribute : attributes(bean).collect(Collectors.toList())) {
        List<JmxRule> itsRules = rulesOf(bean, attribute.getName());
        if (!itsRules.isEmpty() && isNumber(attribute) && !MOVING.contains(attribute.getName())) {
          requireValue(bean, attribute, itsRules.get(itsRules.size() - 1));
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(60);
  }

  @Override
  public void close() throws IOException {
    jmx.close();
  }

  private void requireNameTypeAndUnit(MBeanAttributeInfo attribute, JmxRule rule) {
    Object units = attribute.getDescriptor().getFieldValue("units");
    boolean isCounter = "counter".equals(attribute.getDescriptor().getFieldValue("metricType"));
    String unit = units == null || !UNITS.containsKey(units) ? "" : "_" + UNITS.get(units).getKey();
    assertThat(rule.name())
        .as(attribute.getName())
        .startsWith("guestbeat_")
        .endsWith(unit + (isCounter ? "_total" : ""));
    Map<String, String> metadata = prometheus.metadata(rule.name());
    if (!metadata.isEmpty()) {
      assertThat(metadata)
          .as(rule.name())
          .containsEntry("type", isCounter ? "counter" : "gauge")
          .containsEntry("help", rule.help());
    } else {
      assertThat(samples(rule)).as(rule.name()).isEmpty();
    }
  }

  private void requireValue(String bean, MBeanAttributeInfo attribute, JmxRule rule)
      throws Exception {
    Object units = attribute.getDescriptor().getFieldValue("units");
    double factor = units != null && UNITS.containsKey(units) ? UNITS.get(units).getValue() : 1;
    List<Object> last = new ArrayList<>();
    Wait.until(
        () -> {
          Object told = read(bean, attribute.getName());
          List<Sample> found = samples(rule);
          last.clear();
          last.add(told);
          last.addAll(found);
          return told == null
              ? found.isEmpty()
              : found.size() == 1 && isSame(number(told) * factor, found.get(0).value());
        },
        () -> rule.name() + " is not " + attribute.getName() + ": " + last);
  }

  private static boolean isSame(double told, double found) {
    boolean isUnlimited = told >= 4294967295.0 && Double.isInfinite(found);
    return isUnlimited || Math.abs(told - found) <= 1e-9 * Math.abs(told);
  }

  private List<Sample> samples(JmxRule rule) {
    String labels =
        rule.labels().entrySet().stream()
            .filter(label -> !label.getValue().contains("$"))
            .map(label -> ", " + label.getKey() + "=\"" + label.getValue() + "\"")
            .collect(Collectors.joining());
    return prometheus.query(rule.name() + "{instance=\"" + instance + "\"" + labels + "}");
  }

  private Object read(String bean, String attribute) {
    try {
      return jmx.read(new ObjectName("io.guestbeat:type=" + bean), attribute);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Stream<MBeanAttributeInfo> attributes(String bean) throws Exception {
    return Stream.of(jmx.info(new ObjectName("io.guestbeat:type=" + bean)).getAttributes());
  }

  private List<JmxRule> rulesOf(String bean, String attribute) {
    return rules.stream()
        .filter(rule -> rule.bean().equals(bean) && rule.attribute().equals(attribute))
        .collect(Collectors.toList());
  }

  private Set<String> exported(String bean) {
    return rules.stream()
        .filter(rule -> rule.bean().equals(bean))
        .map(JmxRule::attribute)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isNumber(MBeanAttributeInfo attribute) {
    return attribute.getType().matches("java\\.lang\\.(Long|Integer|Double|Boolean)");
  }

  private static double number(Object value) {
    return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
  }
}
