package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.heartbeat.deadlock.DeadlockDetector;
import io.guestbeat.heartbeat.gates.heap.HeapGates;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Gates that ask the JVM, over a JVM that refuses to answer. */
public final class JvmRefusals {
  private static final MemoryUsage UNDEFINED_MAX = new MemoryUsage(-1, 10, 10, -1);
  private static final MemoryUsage FULL = new MemoryUsage(-1, 100, 100, 100);

  private JvmRefusals() {}

  /** The gates, by their names and what refuses them, as {@code gate: refusal}. */
  public static Map<String, HeartbeatGate> gates() {
    Map<String, HeartbeatGate> gates = new LinkedHashMap<>();
    List<Supplier<Throwable>> refusals =
        List.of(
            () -> new UnsupportedOperationException("not supported by this JVM"),
            () -> new SecurityException("not allowed by its policy"),
            () -> new IllegalStateException("not now"),
            () -> new InternalError("a fault of the JVM"),
            () -> new OutOfMemoryError("Java heap space"),
            () -> new StackOverflowError(),
            () -> new NoClassDefFoundError("sun/management/Some"),
            () -> new NoClassDefFoundError("Could not initialize class sun.management.Some"),
            () -> new ExceptionInInitializerError(new IllegalStateException("no library")),
            () -> new UnsatisfiedLinkError("libmanagement.so: too many open files"));
    for (Supplier<Throwable> refusal : refusals) {
      String name = ": " + refusal.get();
      gates.put("deadlock" + name, deadlock(refusing(ThreadMXBean.class, Map.of(), refusal)));
      gates.put(
          "heap" + name,
          heap(refusing(MemoryMXBean.class, Map.of(), refusal), pool(FULL), collector(1, 1)));
      gates.put(
          "threads" + name,
          configured(
              new ThreadsGate(
                  () -> {
                    throw unchecked(refusal.get());
                  }),
              Map.of("names", "main")));
    }
    gates.put(
        "deadlock: this JVM does not monitor locks",
        deadlock(
            refusing(
                ThreadMXBean.class,
                Map.of("isSynchronizerUsageSupported", false),
                UnsupportedOperationException::new)));
    gates.put("heap: no maximum", heap(memory(UNDEFINED_MAX), pool(FULL), collector(1, 1)));
    gates.put("heap: no pool says what was left", heap(memory(FULL), pool(null), collector(1, 1)));
    gates.put("heap: no count of collections", heap(memory(FULL), pool(FULL), collector(-1, -1)));
    gates.put("heap: no collector", heap(memory(FULL), pool(FULL), List.of()));
    return gates;
  }

  private static HeartbeatGate deadlock(ThreadMXBean threads) {
    return configured(new DeadlockGate(() -> new DeadlockDetector(threads).find()), Map.of());
  }

  private static HeartbeatGate heap(
      MemoryMXBean memory, MemoryPoolMXBean pool, List<GarbageCollectorMXBean> collectors) {
    return configured(HeapGates.over(memory, List.of(pool), collectors), Map.of());
  }

  private static MemoryMXBean memory(MemoryUsage usage) {
    return refusing(MemoryMXBean.class, Map.of("getHeapMemoryUsage", usage), AssertionError::new);
  }

  /** A pool that tells what it uses; what was left in it may be null, as where it is unknown. */
  private static MemoryPoolMXBean pool(MemoryUsage left) {
    Map<String, Object> answers = new LinkedHashMap<>();
    answers.put("getType", MemoryType.HEAP);
    answers.put("getUsage", FULL);
    answers.put("getCollectionUsage", left);
    return refusing(MemoryPoolMXBean.class, answers, AssertionError::new);
  }

  private static List<GarbageCollectorMXBean> collector(long count, long timeMs) {
    Map<String, Object> answers =
        Map.of("getName", "Copy", "getCollectionCount", count, "getCollectionTime", timeMs);
    return List.of(refusing(GarbageCollectorMXBean.class, answers, AssertionError::new));
  }

  private static HeartbeatGate configured(HeartbeatGate gate, Map<String, String> keys) {
    gate.configure(keys);
    return new GuardedGate(gate);
  }

  /** A bean that answers only these of its methods. */
  private static <T> T refusing(
      Class<T> bean, Map<String, ?> answers, Supplier<? extends Throwable> refusal) {
    return bean.cast(
        Proxy.newProxyInstance(
            JvmRefusals.class.getClassLoader(),
            new Class<?>[] {bean},
            (proxy, method, arguments) -> {
              if (answers.containsKey(method.getName())) {
                return answers.get(method.getName());
              }
              throw refusal.get();
            }));
  }

  private static RuntimeException unchecked(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return (RuntimeException) e;
  }
}
