package io.guestbeat.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.jmx.hoststats.HostStatNames;
import io.guestbeat.support.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A host that answers differently tomorrow. */
class HostStatsChangeTest {
  private final TurnableClock clock = new TurnableClock();
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final ChangingHost host = new ChangingHost();
  private final List<String> troubles = new ArrayList<>();
  private HostStatsBeans beans;

  @AfterEach
  void close() throws Exception {
    beans.close();
  }

  @Test
  void anotherAnswerIsAnotherMBeanInfoAndIsAnnounced() throws Exception {
    host.pages.put("host", "{\"a.b\": 1, \"old\": \"x\"}");
    start("host");
    List<Notification> sent = new CopyOnWriteArrayList<>();
    server.addNotificationListener(name("host"), (news, x) -> sent.add(news), null, null);
    assertThat(attributes("host"))
        .containsExactly(
            "a_b: java.lang.Long",
            "old: java.lang.String",
            "Available: java.lang.Boolean",
            "UnavailableReason: java.lang.String");

    host.pages.put("host", "{\"a.b\": {\"value\": 2, \"unit\": \"MHz\"}, \"new\": true}");
    clock.turn(Duration.ofSeconds(1));

    assertThat(server.getAttribute(name("host"), "new")).isEqualTo(true);
    assertThat(attributes("host")).contains("new: java.lang.Boolean").hasSize(4);
    assertThat(server.getMBeanInfo(name("host")).getAttributes()[0].getDescriptor())
        .matches(descriptor -> descriptor.getFieldValue("units").equals("MHz"));
    assertThatThrownBy(() -> server.getAttribute(name("host"), "old"))
        .isInstanceOf(AttributeNotFoundException.class);
    Wait.untilSucceeds(
        () ->
            assertThat(sent)
                .hasSize(1)
                .allMatch(news -> news.getType().equals("jmx.mbean.info.changed"))
                .allMatch(news -> news.getUserData() instanceof MBeanInfo));
  }

  @Test
  void aNumberThatIsSometimesWholeDoesNotChangeTheInfoEachTime() throws Exception {
    host.pages.put("host", "{\"load\": 0.5}");
    start("host");
    MBeanInfo info = server.getMBeanInfo(name("host"));

    host.pages.put("host", "{\"load\": 1}");
    clock.turn(Duration.ofSeconds(1));
    assertThat(server.getAttribute(name("host"), "load")).isEqualTo(1.0);
    host.pages.put("host", "{\"load\": null}");
    clock.turn(Duration.ofSeconds(1));
    assertThat(server.getAttribute(name("host"), "load")).isNull();

    assertThat(server.getMBeanInfo(name("host"))).isSameAs(info);
  }

  @Test
  void twoSessionsThatDifferInTheLastDigitReadDifferentlyAndKeepTheirType() throws Exception {
    host.pages.put("session", "{\"session\": 17508347911286498211}");
    start("session");
    assertThat(server.getAttribute(name("session"), "session")).isEqualTo("17508347911286498211");
    MBeanInfo info = server.getMBeanInfo(name("session"));

    host.pages.put("session", "{\"session\": 17508347911286498212}");
    clock.turn(Duration.ofSeconds(1));
    assertThat(server.getAttribute(name("session"), "session")).isEqualTo("17508347911286498212");
    host.pages.put("session", "{\"session\": 7}");
    clock.turn(Duration.ofSeconds(1));
    assertThat(server.getAttribute(name("session"), "session")).isEqualTo("7");

    assertThat(server.getMBeanInfo(name("session"))).isSameAs(info);
  }

  @Test
  void theHostsTypeOfANumberIsTheMetricTypeThatJmxHasForIt() throws Exception {
    host.pages.put(
        "resources",
        "{\"used\": {\"value\": 1, \"type\": \"accumulate\"},"
            + " \"local\": {\"value\": 1.5, \"type\": \"instant\"},"
            + " \"limit\": {\"value\": -1, \"type\": \"static\"},"
            + " \"later\": {\"value\": 1, \"type\": \"ratio\"},"
            + " \"version\": {\"value\": \"8\", \"type\": \"static\"}}");
    start("resources");

    assertThat(Arrays.asList(server.getMBeanInfo(name("resources")).getAttributes()).subList(0, 5))
        .extracting(
            info -> info.getDescriptor().getFieldValue("metricType"),
            info -> info.getDescriptor().getFieldValue("io.guestbeat.type"))
        .containsExactly(
            tuple("counter", "accumulate"),
            tuple("gauge", "instant"),
            tuple("gauge", "static"),
            tuple(null, "ratio"),
            tuple(null, "static"));
  }

  @Test
  void namesThatWouldBeTheSameAreToldApart() throws Exception {
    host.pages.put("host", "{\"a.b\": 1, \"a b\": 2, \"9\": 3, \"Available\": 4}");
    start("host");

    assertThat(server.getAttribute(name("host"), "a_b")).isEqualTo(1L);
    assertThat(server.getAttribute(name("host"), "a_b_2")).isEqualTo(2L);
    assertThat(server.getAttribute(name("host"), "_9")).isEqualTo(3L);
    assertThat(server.getAttribute(name("host"), "Available_2")).isEqualTo(4L);
    assertThat(server.getAttribute(name("host"), "Available")).isEqualTo(true);
  }

  @Test
  void anAnswerThatCannotBeReadIsNoValueAndSaysWhy() throws Exception {
    host.pages.put("host", "{\"a\": 1}");
    start("host");
    assertThat(server.getAttribute(name("host"), "a")).isEqualTo(1L);

    host.pages.put("host", "{\"a\": 1, \"a\": 2}");
    clock.turn(Duration.ofSeconds(1));

    assertThat(server.getAttribute(name("host"), "a")).isNull();
    assertThat(server.getAttribute(name("host"), "UnavailableReason"))
        .isEqualTo("the host's answer: it has the name \"a\" twice in one object");
  }

  @Test
  void aStatisticThatComesOrGoesTakesItsMBeanWithIt() throws Exception {
    host.pages.put("session", "{}");
    host.pages.put("vnet 00:50", "{}");
    start("all");
    assertThat(names()).containsExactlyInAnyOrder("session", "\"vnet 00:50\"");

    host.pages.remove("vnet 00:50");
    host.pages.put("odd*name", "{}");
    clock.turn(Duration.ofMinutes(1));
    beans.tick();

    assertThat(names()).containsExactlyInAnyOrder("session", "\"odd\\*name\"");
  }

  @Test
  void aNameThatSomebodyElseHasIsToldOnce() throws Exception {
    host.pages.put("session", "{}");
    server.createMBean("javax.management.timer.Timer", name("session"));

    start("all");
    clock.turn(Duration.ofMinutes(1));
    beans.tick();

    assertThat(troubles).hasSize(1).allMatch(line -> line.contains("session"));
    beans.close();
    assertThat(server.isRegistered(name("session"))).isTrue();
  }

  private void start(String names) throws Exception {
    JmxSettings settings =
        new JmxSettings("test", JmxControl.READ, Duration.ofSeconds(1), Sensitivity.HIGH)
            .withHostStats(HostStatNames.ofText(names));
    beans = new HostStatsBeans(host, settings, clock, troubles::add);
    beans.registerWith(server);
    beans.tick();
  }

  private List<String> attributes(String stat) throws Exception {
    return Arrays.stream(server.getMBeanInfo(name(stat)).getAttributes())
        .map(attribute -> attribute.getName() + ": " + attribute.getType())
        .toList();
  }

  private List<String> names() throws Exception {
    return server.queryNames(name("*"), null).stream()
        .map(name -> name.getKeyProperty("name"))
        .toList();
  }

  private static ObjectName name(String stat) throws Exception {
    return new ObjectName("test:type=HostStats,name=" + stat);
  }

  /** Answers what the test says. */
  private static final class ChangingHost implements GuestLibrary {
    final Map<String, String> pages = new LinkedHashMap<>();

    @Override
    public GuestHandle openHandle() {
      throw new GuestException(GuestError.NOT_RUNNING_IN_VM, "not asked for here");
    }

    @Override
    public String statGet(String encoding, String stat) {
      return stat.isEmpty() ? String.join("\n", pages.keySet()) : pages.get(stat);
    }
  }
}
