package io.guestbeat.jmx;

import static io.guestbeat.jmx.bean.BeanOperation.action;
import static io.guestbeat.jmx.bean.BeanOperation.question;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.jmx.bean.BeanAttribute;
import io.guestbeat.jmx.bean.BeanNotification;
import io.guestbeat.jmx.bean.BeanOperation;
import io.guestbeat.jmx.bean.SampledBean;
import io.guestbeat.monitor.HostMonitor;
import io.guestbeat.monitor.HostReading;
import io.guestbeat.text.OneLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

/** The table of the MBean {@code type=GuestStats}: one attribute for each statistic, and more. */
final class GuestStatsMBean {
  private static final String SESSION_ID = "SessionId";
  private static final int LONGEST_EXCERPT = 100;
  private static final String RESOURCE_POOL_PATH = "ResourcePoolPath";

  private GuestStatsMBean() {}

  static SampledBean<HostReading> over(
      HostMonitor monitor, GuestLibrary library, Supplier<String> hostDescription) {
    return new SampledBean<>(
        GuestStatsMBean.class.getName(),
        "What the VMware host does to this virtual machine",
        monitor::current,
        attributes(hostDescription),
        operations(monitor, library),
        BeanNotification.SESSION_CHANGED.info(),
        BeanNotification.AVAILABLE.info(),
        BeanNotification.UNAVAILABLE.info());
  }

  private static List<BeanAttribute<HostReading>> attributes(Supplier<String> hostDescription) {
    List<BeanAttribute<HostReading>> attributes = new ArrayList<>();
    for (Statistic statistic : Statistic.values()) {
      attributes.add(attributeOf(statistic));
    }
    attributes.add(
        new BeanAttribute<>(
            SESSION_ID,
            String.class,
            "Identifies the session, in which counters continue; vMotion, resume and "
                + "snapshot revert start another",
            reading ->
                reading.snapshot().map(Snapshot::session).map(SessionId::toString).orElse(null)));
    attributes.add(
        new BeanAttribute<>(
            RESOURCE_POOL_PATH,
            String.class,
            "Path of the VM's resource pool on its host",
            reading -> reading.snapshot().flatMap(Snapshot::resourcePoolPath).orElse(null)));
    attributes.add(
        new BeanAttribute<>(
            "Available",
            Boolean.class,
            "Whether the host gives statistics now",
            HostReading::isAvailable));
    attributes.add(
        new BeanAttribute<>(
            "UnavailableReason",
            String.class,
            "Why the host gives no statistics now; null while it does",
            HostReading::unavailableReason));
    attributes.add(
        new BeanAttribute<>(
            "HostDescription",
            String.class,
            "Which host is read and how it is reached",
            reading -> hostDescription.get()));
    attributes.add(
        new BeanAttribute<>(
            "LastUpdateTime",
            Date.class,
            "When the host last gave statistics",
            reading -> reading.lastUpdate() == null ? null : Date.from(reading.lastUpdate())));
    attributes.add(
        new BeanAttribute<HostReading>(
                "SessionChanges",
                Long.class,
                "How often the session has changed since Guestbeat started",
                HostReading::sessionChanges)
            .measured("changes", "counter"));
    return attributes;
  }

  private static BeanAttribute<HostReading> attributeOf(Statistic statistic) {
    BeanAttribute<HostReading> attribute =
        new BeanAttribute<HostReading>(
                statistic.apiName(),
                Long.class,
                statistic.description() + " (" + statistic.unit() + ")",
                reading -> reading.boxed(statistic))
            .measured(statistic.unit().symbol(), statistic.kind().toString());
    return statistic.hasUnlimited()
        ? attribute.with("io.guestbeat.unlimited", Statistic.UNLIMITED)
        : attribute;
  }

  private static List<BeanOperation> operations(HostMonitor monitor, GuestLibrary library) {
    return Arrays.asList(
        action(
            "refresh",
            "Asks the host for new statistics now",
            arguments -> {
              requireAvailable(monitor.refreshed());
              return null;
            }),
        question(
                "errorOf",
                "Returns why an attribute has no value: the Guest API's error, its code and "
                    + "meaning",
                arguments -> errorOf(monitor.current(), (String) arguments[0]))
            .taking("attribute", "A statistic's name, such as MemShares64"),
        question(
                "stat",
                "Asks the host for a semi-structured statistic, for troubleshooting",
                arguments -> stat(library, (String) arguments[0], (String) arguments[1]))
            .taking("encoding", "text, json, xml or yaml")
            .taking("name", "session, host, resources, …; empty lists the names"));
  }

  private static void requireAvailable(HostReading reading) {
    if (!reading.isAvailable()) {
      throw new IllegalStateException(reading.unavailableReason());
    }
  }

  private static String errorOf(HostReading reading, String attribute) {
    GuestError error;
    if (RESOURCE_POOL_PATH.equals(attribute)) {
      error = reading.resourcePoolPathError();
    } else if (SESSION_ID.equals(attribute)) {
      error = reading.sessionError();
    } else {
      error = reading.error(statisticNamed(attribute));
    }
    return error + " (" + error.code() + "): " + error.text();
  }

  private static Statistic statisticNamed(String attribute) {
    return Statistic.named(String.valueOf(attribute))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + OneLine.of(attribute, LONGEST_EXCERPT)
                        + "\" is not a statistic; accepted are the names in the Guest API, such as "
                        + "CpuLimitMHz, and ResourcePoolPath and SessionId"));
  }

  private static String stat(GuestLibrary library, String encoding, String name) {
    try {
      return library.statGet(encoding, name);
    } catch (GuestException e) {
      // A client has no class of ours: neither the exception nor its cause may be one.
      if (e.error() == GuestError.INVALID_ARG) {
        throw new IllegalArgumentException(e.getMessage());
      }
      throw new IllegalStateException(e.getMessage());
    }
  }
}
