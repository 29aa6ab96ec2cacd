package io.guestbeat.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.jconsole.history.History;
import io.guestbeat.jconsole.reading.Reading;
import io.guestbeat.jmx.reading.GateRows;
import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.openmbean.CompositeData;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tab's components, laid out without a screen: what is seen, whatever the JVM says. */
class GuestbeatTabTest {
  private static final String LONG = "a very long text, ".repeat(400);

  private final Map<String, Object> statistics = new HashMap<>();
  private final Map<String, Object> heartbeat = new HashMap<>();
  private final Map<String, Object> insight = new HashMap<>();
  private final History history = new History();
  private final GuestbeatTab tab = new GuestbeatTab(order -> {});

  GuestbeatTabTest() {
    statistics.put("Available", true);
    heartbeat.put("AppStatus", "GREEN");
    heartbeat.put("Enabled", true);
    heartbeat.put("HeartbeatMode", "on");
    heartbeat.put("HeartbeatRunning", true);
    heartbeat.put("MillisSinceLastHeartbeat", 2_000L);
    heartbeat.put("RedGapMillis", 30_000L);
    heartbeat.put("ResetGapMillis", 60_000L);
    insight.put("Alarms", "none");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 640})
  void theLightStaysInSightWhateverTextsChangeAndHowFarIsScrolled(int height) throws Exception {
    tab.setSize(890, height);
    show();
    JScrollPane details = named(tab, "guestbeat.details", JScrollPane.class);
    onEventThread(
        () -> {
          details.getViewport().setViewPosition(new Point(0, 10_000));
          return null;
        });
    heartbeat.put("LastError", LONG);
    insight.put("Alarms", ("stolen CRITICAL " + LONG + "\n").repeat(20));
    show();

    JComponent light = named(tab, "guestbeat.heartbeat", JComponent.class);
    assertThat(light.getVisibleRect().getSize()).isEqualTo(light.getSize());
    assertThat(light.getHeight()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"guestbeat.details", "guestbeat.messages"})
  void nothingScrollsByItselfWhenTextsChange(String name) throws Exception {
    tab.setSize(890, 500);
    JScrollPane scroll = named(tab, name, JScrollPane.class);
    Consumer<String> change =
        text -> {
          insight.put("Advice", new String[] {"GB-MEM-03 WARNING: " + text});
          heartbeat.put("LastError", text);
          if (name.equals("guestbeat.details")) {
            show();
          } else {
            show(Reading.failed(Instant.now(), text));
          }
        };
    change.accept("short");
    change.accept(LONG);
    Point top = onEventThread(() -> scroll.getViewport().getViewPosition());
    change.accept(LONG + "!");

    assertThat(top).isEqualTo(new Point(0, 0));
    assertThat(onEventThread(() -> scroll.getViewport().getViewPosition())).isEqualTo(top);
  }

  @ParameterizedTest
  @CsvSource({
    "stolen CRITICAL since now, ALARM",
    "ballooned WARNING since now, WARNING",
    "GB-CPU-01 NOTE: buy less, NOTE",
    "GB-CPU-03 CRITICAL: ask for more, ALARM",
    "GB-MEM-03 WARNING: ask why, WARNING",
    "of a newer Guestbeat FATAL, WARNING",
    "stolen OK, GOOD",
    "word, WARNING",
    "'', WARNING"
  })
  void aLightIsThatOfItsSeverity(String line, Light light) {
    assertThat(Light.ofSeverityIn(line)).isEqualTo(light);
  }

  @Test
  void everyAlarmAndAdviceHasTheLightOfItsOwnSeverity() throws Exception {
    insight.put("Alarms", "stolen CRITICAL since now\nballooned WARNING since now");
    insight.put("AlarmLevel", "CRITICAL");
    insight.put("Advice", new String[] {"GB-1 CRITICAL: a", "GB-2 WARNING: b", "GB-3 NOTE: c"});
    show();

    assertThat(lights("guestbeat.alarms")).containsExactly("ALARM", "WARNING");
    assertThat(lights("guestbeat.advice")).containsExactly("ALARM", "WARNING", "NOTE");
  }

  @Test
  void everyLightHasAShapeOfItsOwn() {
    assertThat(Stream.of(Light.values()).map(GuestbeatTabTest::picture).distinct())
        .hasSameSizeAs(Light.values());
  }

  @ParameterizedTest
  @CsvSource({
    "'sent 24, withheld 13, failed 0', 'sent_24, withheld_13, failed_0'",
    "'every 2 s; red at 30 s', 'every_2_s; red at_30_s'",
    "'13.1 % (warning 5 %, critical 10 %)', '13.1_% (warning 5_%, critical 10_%)'",
    "'2,206 MB of 4,096 MB', '2,206_MB of 4,096_MB'",
    "'2 threads are deadlocked', '2 threads are deadlocked'"
  })
  void noLineEndsBetweenANumberAndWhatItIsOf(String text, String glued) {
    assertThat(WrappedText.withoutBreaksAtNumbers(text)).isEqualTo(glued.replace('_', '\u00a0'));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 90, 150, 250, 400})
  void theCountersBreakNowhereInANumberAtAnyWidth(int width) throws Exception {
    WrappedText text = new WrappedText("counters");
    text.show("Mode on, every 2 s; sent 24, withheld 13, failed 0");
    int wide = text.heightAt(10_000);

    assertThat(text.heightAt(width)).isGreaterThanOrEqualTo(wide);
    assertThat(text.getText()).doesNotContain("failed 0").contains("failed\u00a00");
  }

  @Test
  void whatIsMissingNullOrOfAnotherTypeBreaksNothing() throws Exception {
    for (Map<String, Object> bean : List.of(statistics, heartbeat, insight)) {
      bean.clear();
    }
    show();
    heartbeat.put("AppStatus", "PURPLE");
    heartbeat.put("RedGapMillis", 0L);
    heartbeat.put("ResetGapMillis", 0L);
    heartbeat.put("Enabled", true);
    heartbeat.put("MillisSinceLastHeartbeat", Long.MAX_VALUE);
    heartbeat.put("Gates", "not a table");
    heartbeat.put("LastError", "");
    insight.put("Alarms", "");
    insight.put("Advice", new String[] {"", "word"});
    insight.put("LastPauses", 7);
    show();

    assertThat(paint(tab)).isNotNull();
    assertThat(named(tab, "guestbeat.heartbeat", JComponent.class).isVisible()).isTrue();
  }

  @Test
  void htmlOfTheJvmIsRenderedNowhere() throws Exception {
    String html = "<html><body><img src='http://127.0.0.1:1/x'><b>GREEN</b>";
    for (String text : List.of("AppStatus", "HeartbeatMode", "LastError", "SuspensionReason")) {
      heartbeat.put(text, html);
    }
    heartbeat.put("SuspendedForMillis", 5L);
    heartbeat.put("Gates", new CompositeData[] {GateRows.gate(html, false, true, html)});
    heartbeat.put("Decisions", new String[] {html});
    statistics.put("HostDescription", html);
    statistics.put("SessionId", html);
    insight.put("Alarms", html + "\n" + html);
    insight.put("Advice", new String[] {html});
    show();

    assertThat(rendered()).isEmpty();
    assertThat(shownTexts()).contains("Last error: " + html);
    assertThat(named(tab, "guestbeat.heartbeat", JLabel.class).getText()).isEqualTo("UNKNOWN");

    show(Reading.failed(Instant.now(), html));
    assertThat(rendered()).isEmpty();
    show(Reading.withoutGuestbeat(Instant.now(), html));
    assertThat(rendered()).isEmpty();
  }

  @Test
  void noTextOfTheJvmReversesOrEndsALine() throws Exception {
    String commands = "before\u202e\u2066\u2028\u0085\u001b[2J\u009b\ud83dafter";
    for (String text : List.of("HeartbeatMode", "LastError", "SuspensionReason")) {
      heartbeat.put(text, commands);
    }
    heartbeat.put("SuspendedForMillis", 5L);
    heartbeat.put("Gates", new CompositeData[] {GateRows.gate(commands, false, true, commands)});
    statistics.put("HostDescription", commands);
    insight.put("Alarms", commands);
    insight.put("Advice", new String[] {commands});
    show();

    assertThat(shownTexts())
        .contains("before", "after")
        .doesNotContainPattern(
            "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");
  }

  @Test
  void theMarksOfTheDeadlineNeverOverlap() {
    for (int width = 0; width < 400; width += 10) {
      int[] marks = DeadlineBar.placed(width, 60, 70, width / 2, width / 2 + 10);
      boolean areBoth = marks[0] >= 0;
      assertThat(areBoth ? marks[0] + 60 : 0).isLessThanOrEqualTo(Math.max(0, marks[1]));
    }
  }

  /** The components that have HTML to render. */
  private List<Component> rendered() {
    return inside(tab)
        .filter(JComponent.class::isInstance)
        .filter(component -> ((JComponent) component).getClientProperty("html") != null)
        .toList();
  }

  private String shownTexts() {
    return inside(tab)
        .map(
            component ->
                component instanceof JLabel label
                    ? label.getText()
                    : component instanceof JTextArea area ? area.getText() : "")
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  private Stream<String> lights(String rows) {
    return Stream.of(named(tab, rows, Container.class).getComponents())
        .map(row -> ((Container) row).getComponent(0))
        .map(light -> light.getAccessibleContext().getAccessibleName());
  }

  private void show() {
    show(
        Reading.of(Instant.now(), StatisticsReading.of(statistics))
            .with(HeartbeatReading.of(heartbeat))
            .with(InsightReading.of(insight)));
  }

  private void show(Reading reading) {
    try {
      onEventThread(
          () -> {
            history.add(reading);
            tab.show(reading, history);
            layOut(tab);
            return null;
          });
      // A caret moves its viewport in a task of its own, and a layout may follow.
      for (int round = 0; round < 3; round++) {
        onEventThread(
            () -> {
              layOut(tab);
              return null;
            });
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What a window does, if there is one. */
  private static void layOut(Container container) {
    container.doLayout();
    for (Component component : container.getComponents()) {
      if (component instanceof Container inner) {
        layOut(inner);
      }
    }
  }

  private static BufferedImage paint(JComponent component) throws Exception {
    return onEventThread(
        () -> {
          component.setSize(890, 640);
          layOut(component);
          BufferedImage image = new BufferedImage(890, 640, BufferedImage.TYPE_INT_RGB);
          component.paint(image.createGraphics());
          return image;
        });
  }

  private static String picture(Light light) {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
    new LightIcon(light, 40).paintIcon(null, image.createGraphics(), 0, 0);
    return Arrays.toString(image.getData().getPixels(0, 0, 40, 40, (int[]) null));
  }

  private static <T> T named(Container root, String name, Class<T> type) {
    return inside(root)
        .filter(component -> name.equals(component.getName()))
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Component> inside(Component root) {
    return root instanceof Container container
        ? Stream.concat(
            Stream.of(root), Stream.of(container.getComponents()).flatMap(GuestbeatTabTest::inside))
        : Stream.of(root);
  }

  private static <T> T onEventThread(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    SwingUtilities.invokeLater(future);
    return future.get();
  }
}
