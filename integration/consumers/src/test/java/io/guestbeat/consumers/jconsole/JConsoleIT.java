package io.guestbeat.consumers.jconsole;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.HaCluster;
import io.guestbeat.host.simulator.SimulatedVm;
import io.guestbeat.host.simulator.vm.CpuAccount;
import io.guestbeat.support.Wait;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The tab in a real JConsole, against the truth of simulated hosts. What is first stays so. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class JConsoleIT {
  private static final Pattern PERCENT = Pattern.compile(".*: ([\\d.]+) %.*");
  private static final Pattern UNTIL_RESET =
      Pattern.compile(".* (?:resets this VM in (\\d+) s,|may reset this VM).*");
  private static final Pattern WITHHELD = Pattern.compile(".*, withheld (\\d+),.*");

  private static final String IMPORTANT =
      "guestbeat.host,guestbeat.heartbeat,guestbeat.heartbeat.meaning,guestbeat.heartbeat.since,"
          + "guestbeat.deadline,guestbeat.SUSPEND,guestbeat.DISABLE,"
          + "guestbeat.gates,guestbeat.gates.0,guestbeat.alarms.0";

  @TempDir static Path folder;

  private static Scene scene;
  private static JConsole jconsole;
  private static long orders;

  @BeforeAll
  static void open() throws Exception {
    scene = Scene.set(Files.createDirectory(folder.resolve("vm")));
    jconsole = scene.jconsole();
    orders = scene.orders().jvm().pid();
  }

  @AfterAll
  static void close() {
    if (scene != null) {
      scene.close();
    }
  }

  @Test
  @Order(1)
  void saysHowToGetGuestbeatIntoAJvmThatHasNone() {
    long plain = scene.plain().pid();
    jconsole.look(plain);

    String message =
        jconsole.awaitText(plain, "guestbeat.message", text -> text.contains("no Guestbeat"));

    assertThat(message)
        .contains("-javaagent:guestbeat.jar")
        .contains("guestbeat.jar attach " + plain + " ");
  }

  @Test
  @Order(2)
  void showsWhatTheHostDoesNotGiveAsNotGiven() {
    long old = scene.old().jvm().pid();
    jconsole.look(old);

    awaitText(old, "CPU_STOLEN", "Stolen: not given");
    awaitText(old, "MEM_BALLOONED", "Ballooned: not given");
    awaitText(old, "CPU_EFFECTIVE", "Effective speed: not given");
    awaitText(old, "MEM_SWAPPED", "Swapped: 0 MB");
  }

  @Test
  @Order(3)
  void saysThatAnOrderIsNotAllowed() {
    long old = scene.old().jvm().pid();

    String question = jconsole.press(old, "DISABLE", "Disable");

    assertThat(question).contains("vSphere HA will not reset this VM");
    jconsole.awaitText(
        old,
        "guestbeat.outcome",
        text -> text.contains("Not allowed") && text.contains("jmx.control=heartbeat; it is read"));
    assertThat(scene.old().simulator().ha().isEnabled()).isTrue();
  }

  @Test
  @Order(4)
  void saysWhyTheHostIsAwayAndGoesOnWhenItIsBack() {
    long old = scene.old().jvm().pid();

    scene.old().simulator().faults().hostGone();

    jconsole.awaitText(
        old, "guestbeat.host", text -> text.startsWith("The host gives no statistics: "));
    awaitText(old, "MEM_SWAPPED", "Swapped: not given");
    scene.old().simulator().faults().clear();
    awaitText(old, "MEM_SWAPPED", "Swapped: 0 MB");
  }

  @Test
  @Order(5)
  void showsTheTruthOfAHealthyMachine() {
    jconsole.look(orders);
    SimulatedVm vm = scene.orders().simulator().vm();

    jconsole.awaitText(orders, "guestbeat.heartbeat", text -> text.equals("GREEN"));
    awaitText(orders, "gates", "deadlock: open");
    awaitText(
        orders,
        "CPU_LIMIT",
        String.format(Locale.ROOT, "Limit: %,d MHz", 2340 * Scene.VIRTUAL_CPUS));
    awaitText(orders, "CPU_RESERVATION", "Reservation: 500 MHz");
    awaitText(orders, "MEM_LIMIT", "Limit: 4,096 MB");
    awaitText(orders, "MEM_RESERVATION", "Reservation: 512 MB");
    // Both are of one second, but not of the same.
    Wait.until(
        () -> Math.abs(shown(orders, "CPU_USED") - usedPercent(vm)) < 8,
        () -> jconsole.ask("text " + orders + " guestbeat.CPU_USED"));
    vm.freeze();
    Snapshot truth = vm.snapshot();
    awaitText(orders, "MEM_MAPPED", mb("Mapped", truth, Statistic.MEM_MAPPED_MB));
    awaitText(orders, "MEM_ACTIVE", mb("Active", truth, Statistic.MEM_ACTIVE_MB));
    vm.unfreeze();
    jconsole.awaitAnswer("cut-off " + orders, String::isEmpty);
  }

  @Test
  @Order(6)
  void disablesAndEnablesTheHeartbeatOnceThatIsConfirmed() {
    HaCluster ha = scene.orders().simulator().ha();

    jconsole.press(orders, "DISABLE", "Cancel");
    assertThat(ha.isEnabled()).isTrue();
    assertThat(jconsole.press(orders, "DISABLE", "Disable"))
        .contains("vSphere HA will not reset this VM for a dead application, until");
    jconsole.awaitText(orders, "guestbeat.heartbeat", text -> text.equals("GRAY"));
    assertThat(ha.isEnabled()).isFalse();
    assertThat(jconsole.press(orders, "ENABLE", "Enable"))
        .contains("every 2 s from now on")
        .contains("resets this VM 60 s after the last one");
    jconsole.awaitText(orders, "guestbeat.heartbeat", text -> text.equals("GREEN"));
    assertThat(ha.isEnabled()).isTrue();
  }

  @Test
  @Order(7)
  void suspendsTheGatesForAReasonAndResumesThem() {
    jconsole.order("click " + orders + " guestbeat.SUSPEND");
    jconsole.awaitAnswer("dialog", text -> text.contains("even if gates are closed"));
    jconsole.order("enter guestbeat.reason a deployment");
    jconsole.order("answer Suspend");

    jconsole.awaitText(
        orders, "guestbeat.notes", text -> text.matches("Suspended for \\d+ min.*a deployment.*"));
    jconsole.press(orders, "RESUME", "Resume");
    jconsole.awaitText(orders, "guestbeat.notes", String::isEmpty);
    jconsole.awaitText(orders, "guestbeat.outcome", text -> text.endsWith("Resumed"));
  }

  @Test
  @Order(8)
  void goesOnWhenJConsoleIsConnectedAgain() throws Exception {
    picture("healthy");
    long old = scene.old().jvm().pid();
    jconsole.look(old);
    jconsole.order("toggle-connection " + old);
    jconsole.awaitText(old, "guestbeat.message", text -> text.contains("not connected"));
    jconsole.order("toggle-connection " + old);

    jconsole.awaitText(old, "guestbeat.heartbeat", text -> text.equals("GREEN"));
    jconsole.look(orders);
  }

  @Test
  @Order(9)
  void showsWhatTheHostTakes() throws Exception {
    SimulatedVm vm = scene.orders().simulator().vm();
    vm.setContention(0.35);
    vm.setBalloonTargetMb(600);
    vm.setSwapTargetMb(100);

    jconsole.awaitText(
        orders, "guestbeat.CPU_STOLEN", text -> text.matches("Stolen: 1\\d\\.\\d %, serious"));
    awaitText(orders, "MEM_BALLOONED", "Ballooned: 600 MB");
    awaitText(orders, "MEM_SWAPPED", "Swapped: 100 MB");
    jconsole.awaitText(
        orders,
        "guestbeat.alarms",
        text ->
            text.contains("stolen")
                && text.contains("ballooned")
                && text.lines().count() == scene.insight("Alarms").lines().count());
    picture("taken");
  }

  @Test
  @Order(10)
  void showsADeadlockAndThatHeartbeatsAreWithheld() throws Exception {
    scene.orders().jvm().send("deadlock");

    // On a machine that is very busy HA may be sooner than our looks.
    jconsole.awaitText(
        orders,
        "guestbeat.heartbeat",
        text -> text.equals("GREEN, withheld") || text.equals("RED"));
    jconsole.awaitText(orders, "guestbeat.gates", text -> text.startsWith("deadlock: CLOSED. 2 "));
    long sent = scene.orders().simulator().ha().heartbeatCount();
    assertThat(awaitNumber("heartbeat.meaning", UNTIL_RESET, 0)).isLessThanOrEqualTo(60);
    double withheld = awaitNumber("heartbeat.counters", WITHHELD, 1);
    awaitNumber("heartbeat.counters", WITHHELD, withheld + 1);
    assertThat(scene.orders().simulator().ha().heartbeatCount()).isEqualTo(sent);
    jconsole.awaitText(orders, "guestbeat.advice", text -> text.startsWith("GB-"));
    picture("deadlocked");
  }

  @Test
  @Order(11)
  void isReadableAtTwiceTheScale() throws Exception {
    jconsole.close();
    try (Display display = Display.start(scene.folder(), 2 * Scene.WIDTH, 2 * Scene.HEIGHT);
        JConsole large = JConsole.start(scene.folder(), display, 2, orders)) {
      large.connect(orders);
      large.order("size " + Scene.WIDTH + " " + Scene.HEIGHT);
      large.awaitText(orders, "guestbeat.MEM_BALLOONED", text -> text.endsWith("600 MB"));

      Path file = Pictures.inTarget("large");
      large.order("picture " + file);

      BufferedImage picture = ImageIO.read(file.toFile());
      assertThat(picture.getWidth()).isEqualTo(2 * Scene.WIDTH);
      assertNothingImportantIsOutOfSight(large);
    }
  }

  /** What is needed at night is seen, whatever else is not. */
  private static void assertNothingImportantIsOutOfSight(JConsole of) {
    of.awaitAnswer("cut-off " + orders, String::isEmpty);
    of.awaitAnswer("out-of-sight " + orders + " " + IMPORTANT, String::isEmpty);
  }

  private static void picture(String name) throws IOException {
    assertNothingImportantIsOutOfSight(jconsole);
    Path file = Pictures.ofPage(name);
    jconsole.order("picture " + file);
    assertThat(Files.size(file)).isLessThan(150_000);
  }

  private static void awaitText(long pid, String name, String text) {
    jconsole.awaitText(pid, "guestbeat." + name, Predicate.isEqual(text));
  }

  private static String mb(String label, Snapshot truth, Statistic statistic) {
    return String.format(Locale.ROOT, "%s: %,d MB", label, truth.value(statistic).orElseThrow());
  }

  /** The number in a line of a legend. */
  private static double shown(long pid, String name) {
    return number(
            jconsole.awaitText(pid, "guestbeat." + name, text -> number(text, PERCENT).isPresent()),
            PERCENT)
        .orElseThrow();
  }

  /** The number in a text of the JVM with orders, once it is that or more. */
  private static double awaitNumber(String name, Pattern pattern, double least) {
    String text =
        jconsole.awaitText(
            orders,
            "guestbeat." + name,
            seen -> number(seen, pattern).orElse(Double.NEGATIVE_INFINITY) >= least);
    return number(text, pattern).orElseThrow();
  }

  /** The number in it; 0 where the text is one that has none, and empty where it is another. */
  private static OptionalDouble number(String text, Pattern pattern) {
    Matcher number = pattern.matcher(text);
    return number.matches()
        ? OptionalDouble.of(number.group(1) == null ? 0 : Double.parseDouble(number.group(1)))
        : OptionalDouble.empty();
  }

  /** What it really used, in the last second. */
  private static double usedPercent(SimulatedVm vm) {
    CpuAccount before = vm.account();
    Wait.until(
        () -> vm.account().elapsed().minus(before.elapsed()).toMillis() > 1000,
        () -> "time stands");
    CpuAccount now = vm.account();
    return 100.0
        * now.used().minus(before.used()).toNanos()
        / now.elapsed().minus(before.elapsed()).toNanos()
        / vm.vcpus();
  }
}
