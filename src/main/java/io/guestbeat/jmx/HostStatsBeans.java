package io.guestbeat.jmx;

import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.jmx.bean.Registration;
import io.guestbeat.jmx.hoststats.HostStatNames;
import io.guestbeat.jmx.hoststats.HostStatsBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The MBeans {@code type=HostStats}: of the statistics that were chosen, or of those that the host
 * lists, as the list has them. Safe between threads.
 */
final class HostStatsBeans implements AutoCloseable {
  private static final Duration BETWEEN_LISTS = Duration.ofMinutes(1);
  private static final int MOST_BEANS = 100;

  private final GuestLibrary library;
  private final JmxSettings settings;
  private final LongSupplier nanoClock;
  private final Consumer<String> onTrouble;
  private final Map<String, Registered> registered = new LinkedHashMap<>();
  private final Set<String> refused = new LinkedHashSet<>();
  private MBeanServer server;
  private long listedAtNanos;

  /**
   * None is registered yet.
   *
   * @param onTrouble told once of each name that cannot be registered
   */
  HostStatsBeans(
      GuestLibrary library,
      JmxSettings settings,
      LongSupplier nanoClock,
      Consumer<String> onTrouble) {
    this.library = library;
    this.settings = settings;
    this.nanoClock = nanoClock;
    this.onTrouble = onTrouble;
  }

  /** Registers those that were chosen; those of a list come with the next tick. */
  synchronized void registerWith(MBeanServer newServer) {
    server = newServer;
    listedAtNanos = nanoClock.getAsLong() - BETWEEN_LISTS.toNanos();
    settings.hostStats().chosen().forEach(this::register);
  }

  /** Looks at the host's list now and then; blocks for the host's deadline at most. */
  synchronized void tick() throws JMException {
    boolean isDue = nanoClock.getAsLong() - listedAtNanos >= BETWEEN_LISTS.toNanos();
    if (server == null || !settings.hostStats().areAll() || !isDue) {
      return;
    }
    listedAtNanos = nanoClock.getAsLong();
    try {
      follow(namesIn(library.statGet("text", "")));
    } catch (GuestException theHostGivesNoList) {
      // What was there stays, and says itself that it cannot be read.
    }
  }

  @Override
  public synchronized void close() throws JMException {
    server = null;
    keepOnly(new ArrayList<>());
  }

  private void follow(Set<String> listed) throws JMException {
    keepOnly(listed);
    refused.retainAll(listed);
    for (String stat : listed) {
      if (!registered.containsKey(stat) && registered.size() < MOST_BEANS) {
        register(stat);
      }
    }
  }

  private void keepOnly(Collection<String> stats) throws JMException {
    for (String stat : new ArrayList<>(registered.keySet())) {
      if (!stats.contains(stat)) {
        registered.remove(stat).close();
      }
    }
  }

  private void register(String stat) {
    try {
      ObjectName name = settings.nameOf("HostStats", stat);
      HostStatsBean bean = new HostStatsBean(library, stat, name, settings.maxAge(), nanoClock);
      registered.put(stat, new Registered(bean, name, server));
    } catch (JMException e) {
      if (refused.add(stat)) {
        onTrouble.accept("no MBean of the host's statistic " + stat + ": " + e);
      }
    }
  }

  /** As VMware's tools print it: one name a line. */
  private static Set<String> namesIn(String list) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : list.split("[\\r\\n]+")) {
      String name = line.trim();
      if (HostStatNames.isName(name) && names.size() < MOST_BEANS) {
        names.add(name);
      }
    }
    return names;
  }

  /** An MBean in its server. */
  private static final class Registered implements AutoCloseable {
    private final HostStatsBean bean;
    private final Registration registration;

    Registered(HostStatsBean bean, ObjectName name, MBeanServer server) throws JMException {
      this.bean = bean;
      registration = new Registration(server);
      registration.add(bean, name);
    }

    @Override
    public void close() throws JMException {
      try {
        registration.close();
      } finally {
        bean.close();
      }
    }
  }
}
