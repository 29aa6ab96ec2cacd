package io.guestbeat.heartbeat.gates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationGatesTest {
  private static final String SERVICES = "META-INF/services/io.guestbeat.gate.HeartbeatGate";
  private static final ClassLoader OURS = ApplicationGatesTest.class.getClassLoader();
  private static final AtomicInteger MADE = new AtomicInteger();

  @TempDir Path folder;

  @Test
  void findsAGateOnTheClassPath() throws Exception {
    ApplicationGates gates = ApplicationGates.of(application(Orders.class), Optional.empty());

    assertThat(gates.hasProviders()).isTrue();
    assertThat(gates.lazily("orders", Map.of("state", "late")).check().reason()).isEqualTo("late");
  }

  @Test
  void findsAGateInAJarOfTheFolder() throws Exception {
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(folder.resolve("gates.jar")))) {
      jar.putNextEntry(new JarEntry(SERVICES));
      jar.write(Orders.class.getName().getBytes(UTF_8));
    }

    ApplicationGates gates = ApplicationGates.of(OURS, Optional.of(folder));

    assertThat(gates.hasProviders()).isTrue();
    assertThat(gates.lazily("orders", Map.of()).check().isAlive()).isTrue();
  }

  @Test
  void findsAGateInAClassFolderOfTheFolder() throws Exception {
    register(folder.resolve("classes"), Orders.class.getName());

    ApplicationGates gates = ApplicationGates.of(OURS, Optional.of(folder));

    assertThat(gates.lazily("orders", Map.of()).check().isAlive()).isTrue();
  }

  @Test
  void hasNoProvidersWhereNoneIsNamed() throws Exception {
    assertThat(ApplicationGates.of(OURS, Optional.of(folder)).hasProviders()).isFalse();
    assertThatThrownBy(
            () -> ApplicationGates.of(OURS, Optional.of(folder)).lazily("a", Map.of()).check())
        .isInstanceOf(UnusableGateException.class)
        .hasMessage("no gate a on the application's class path or in " + folder + "; found none");
    assertThatThrownBy(() -> ApplicationGates.of(OURS, Optional.of(folder.resolve("none"))))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void makesTheGateAtItsFirstCheckAndOnlyOnce() throws Exception {
    MADE.set(0);
    ApplicationGates gates = ApplicationGates.of(application(Counted.class), Optional.empty());
    gates.hasProviders();
    HeartbeatGate gate = gates.lazily("counted", Map.of());
    assertThat(MADE).hasValue(0);

    gate.check();
    gate.check();

    assertThat(gate.name()).isEqualTo("counted");
    assertThat(MADE).hasValue(1);
  }

  @Test
  void oneBrokenProviderHidesNoOther() throws Exception {
    ClassLoader application =
        application("no.such.Gate", Broken.class.getName(), Orders.class.getName());
    ApplicationGates gates = ApplicationGates.of(application, Optional.empty());

    assertThat(gates.lazily("orders", Map.of()).check().isAlive()).isTrue();
    assertThatThrownBy(gates.lazily("ordres", Map.of())::check)
        .isInstanceOf(UnusableGateException.class)
        .hasMessageContaining("no gate ordres on the application's class path; found orders;")
        .hasMessageContaining("no.such.Gate")
        .hasMessageContaining("cannot be made");
  }

  @Test
  void saysWhichKeysTheGateRefuses() throws Exception {
    ApplicationGates gates = ApplicationGates.of(application(Counted.class), Optional.empty());

    assertThatThrownBy(gates.lazily("counted", Map.of("colour", "red"))::check)
        .isInstanceOf(UnusableGateException.class)
        .hasMessageContaining("gate counted cannot be configured")
        .hasMessageContaining("colour: this gate has no keys of its own");
  }

  @Test
  void triesAgainAtTheNextCheck() throws Exception {
    ApplicationGates gates = ApplicationGates.of(application(), Optional.of(folder));
    HeartbeatGate gate = gates.lazily("orders", Map.of());
    assertThatThrownBy(gate::check).isInstanceOf(UnusableGateException.class);

    register(folder, Orders.class.getName());

    assertThat(gate.check().isAlive()).isTrue();
  }

  @Test
  void checksWithTheGatesOwnContextClassLoader() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    ApplicationGates gates = ApplicationGates.of(application(Orders.class), Optional.empty());
    Thread.currentThread().setContextClassLoader(null);
    try {
      Verdict verdict = gates.lazily("orders", Map.of()).check();

      assertThat(verdict.isAlive()).isTrue();
      assertThat(Thread.currentThread().getContextClassLoader()).isNull();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void namesACopyOfTheTypesThatIsNotOurs() throws Exception {
    register(folder, Orders.class.getName());
    URL[] copies = {
      folder.toUri().toURL(),
      Orders.class.getProtectionDomain().getCodeSource().getLocation(),
      HeartbeatGate.class.getProtectionDomain().getCodeSource().getLocation()
    };
    try (URLClassLoader application =
        new URLClassLoader(copies, ClassLoader.getPlatformClassLoader())) {
      ApplicationGates gates = ApplicationGates.of(application, Optional.empty());

      assertThat(gates.hasProviders()).isTrue();
      assertThatThrownBy(gates.lazily("orders", Map.of())::check)
          .isInstanceOf(UnusableGateException.class)
          .hasMessageContaining("its own copy of io.guestbeat.gate")
          .hasMessageContaining(copies[2].toString());
    }
  }

  private ClassLoader application(Class<?> provider) throws IOException {
    return application(provider.getName());
  }

  private ClassLoader application(String... providers) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("application"));
    if (providers.length > 0) {
      register(classes, providers);
    }
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, OURS);
  }

  private static void register(Path classes, String... providers) throws IOException {
    Path file = classes.resolve(SERVICES);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", providers));
  }

  /** Alive, unless it is given a state or another context class loader than its own. */
  public static final class Orders implements HeartbeatGate {
    private String state = "";

    @Override
    public String name() {
      return "orders";
    }

    @Override
    public void configure(Map<String, String> keys) {
      state = keys.getOrDefault("state", "");
    }

    @Override
    public Verdict check() {
      boolean isAtHome = Thread.currentThread().getContextClassLoader() == OURS;
      return state.isEmpty() && isAtHome ? Verdict.alive() : Verdict.dead(state);
    }
  }

  /** Takes no keys. */
  public static final class Counted implements HeartbeatGate {
    public Counted() {
      MADE.incrementAndGet();
    }

    @Override
    public String name() {
      return "counted";
    }

    @Override
    public Verdict check() {
      return Verdict.alive();
    }
  }

  /** Cannot be made. */
  public static final class Broken implements HeartbeatGate {
    public Broken() {
      throw new IllegalStateException("cannot be made");
    }

    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Verdict check() {
      return Verdict.alive();
    }
  }
}
