package io.guestbeat.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.Statistic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The MBeans of a simulated host's semi-structured statistics. */
class HostStatsMBeanTest {
  private static final String HOST = "HostStats,name=host";
  private static final String NIC = "HostStats,name=\"vnet 00:50:56:01:02:03\"";

  private final JmxFixture fixture = new JmxFixture();

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void areNotThereUnlessWanted() throws Exception {
    fixture.start();

    assertThat(names()).isEmpty();
  }

  @Test
  void areThoseThatWereChosen() throws Exception {
    fixture.show("session+host+vscsi scsi0:0+vnet 00:50:56:01:02:03+nonsense");
    fixture.start();

    assertThat(names())
        .containsExactlyInAnyOrder(
            "session", "host", "\"vscsi scsi0:0\"", "\"vnet 00:50:56:01:02:03\"", "nonsense");
    assertThat(fixture.read("HostStats,name=nonsense", "Available")).containsValue(false);
    assertThat(
            (String)
                fixture
                    .read("HostStats,name=nonsense", "UnavailableReason")
                    .get("UnavailableReason"))
        .contains("nonsense");
  }

  @Test
  void haveTheHostsValuesUnderNamesThatEveryToolTakes() throws Exception {
    fixture.show("session+host+vnet 00:50:56:01:02:03");
    fixture.start();
    fixture.simulator().vm().freeze();

    Map<String, Object> values =
        fixture.readFresh(HOST, "cpu_cores", "mem_physicalMB", "Available", "UnavailableReason");
    assertThat(values)
        .containsEntry("cpu_cores", cores())
        .containsEntry("Available", true)
        .containsEntry("UnavailableReason", null);
    assertThat((Long) values.get("mem_physicalMB")).isPositive();
    assertThat((String) fixture.read("HostStats,name=session", "session").get("session"))
        .isNotEmpty();
    assertThat((Long) fixture.read(NIC, "rx_bytes").get("rx_bytes")).isNotNegative();
    assertThat(fixture.info(HOST).getAttributes())
        .extracting(MBeanAttributeInfo::getName)
        .contains("cpu_processorMHz")
        .allMatch(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"));
    assertThat(attribute("mem_physicalMB").getDescriptor().getFieldValue("io.guestbeat.key"))
        .isEqualTo("mem.physicalMB");
    assertThat(attribute("mem_physicalMB").getType()).isEqualTo("java.lang.Long");
    assertThat(fixture.info(HOST).getDescriptor().getFieldValue("immutableInfo"))
        .isEqualTo("false");
  }

  @Test
  void oneReadIsOneQuestionAtMost() throws Exception {
    fixture.show("host+resources");
    fixture.start();
    fixture.turn(Duration.ofSeconds(2));
    long before = questions();

    fixture.info(HOST);
    fixture.read(HOST, "cpu_cores", "mem_usedMB", "mem_freeMB");
    fixture.read(HOST, "cpu_cores");
    assertThat(questions() - before).isEqualTo(1);
    fixture.readFresh(HOST, "cpu_cores", "mem_usedMB");
    assertThat(questions() - before).isEqualTo(2);
    fixture.tick();
    assertThat(questions() - before).isEqualTo(2);
  }

  @Test
  void withoutAHostTheyKeepTheirAttributesAndSayWhy() throws Exception {
    fixture.show("host");
    fixture.start();
    int attributes = fixture.info(HOST).getAttributes().length;
    fixture.simulator().faults().hostGone();

    Map<String, Object> values =
        fixture.readFresh(HOST, "cpu_cores", "Available", "UnavailableReason");

    assertThat(values).containsEntry("cpu_cores", null).containsEntry("Available", false);
    assertThat((String) values.get("UnavailableReason")).isNotEmpty();
    assertThat(fixture.info(HOST).getAttributes()).hasSize(attributes);
    assertThat(attribute("cpu_cores").getType()).isEqualTo("java.lang.Long");

    fixture.simulator().faults().hostReturns();
    fixture.letBackOffPass();
    assertThat(fixture.readFresh(HOST, "cpu_cores")).containsEntry("cpu_cores", cores());
  }

  @Test
  void allAreThoseThatTheHostLists() throws Exception {
    fixture.show("all");
    fixture.start();

    assertThat(names())
        .containsExactlyInAnyOrder(
            "session", "host", "resources", "\"vscsi scsi0:0\"", "\"vnet 00:50:56:01:02:03\"");
    fixture.simulator().faults().hostGone();
    fixture.turn(Duration.ofMinutes(2));
    fixture.tick();
    assertThat(names()).hasSize(5);
  }

  @Test
  void goWithTheOthers() throws Exception {
    fixture.show("all");
    fixture.start();

    fixture.close();

    assertThat(names()).isEmpty();
  }

  private long cores() {
    return fixture.simulator().vm().snapshot().require(Statistic.HOST_NUM_CPU_CORES);
  }

  private long questions() {
    return fixture.simulator().traffic().requestsAnswered("guestlib.stat.get");
  }

  private MBeanAttributeInfo attribute(String name) throws Exception {
    return Arrays.stream(fixture.info(HOST).getAttributes())
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> names() throws Exception {
    return fixture
        .server()
        .queryNames(new ObjectName("io.guestbeat:type=HostStats,*"), null)
        .stream()
        .map(name -> name.getKeyProperty("name"))
        .toList();
  }
}
