package io.guestbeat.guest;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All statistics of one update: values that belong together. Immutable and safe between threads.
 *
 * <p>A statistic has either a value or the error that says why it has none.
 */
public final class Snapshot {
  private static final int MAX_PATH_BYTES = 1 << 16;
  private static final Statistic[] STATISTICS = Statistic.values();

  private final SessionId session;
  private final long[] values;
  private final GuestError[] errors;
  private final String resourcePoolPath;
  private final GuestError resourcePoolPathError;

  private Snapshot(Builder builder) {
    session = builder.session;
    values = builder.values.clone();
    errors = builder.errors.clone();
    resourcePoolPath = builder.resourcePoolPath;
    resourcePoolPathError = builder.resourcePoolPathError;
  }

  /** Starts a snapshot in which every value is {@link GuestError#NOT_AVAILABLE} until it is set. */
  public static Builder of(SessionId session) {
    return new Builder(session);
  }

  /**
   * Returns the session in which the values were taken: counters can be compared within one only.
   */
  public SessionId session() {
    return session;
  }

  /** Returns the value, unsigned in the statistic's unit, or empty where the host gives none. */
  public OptionalLong value(Statistic statistic) {
    return errors[statistic.ordinal()] == GuestError.SUCCESS
        ? OptionalLong.of(values[statistic.ordinal()])
        : OptionalLong.empty();
  }

  /**
   * Returns the value, unsigned in the statistic's unit.
   *
   * @throws GuestException with {@link #error(Statistic)} where the host gives none
   */
  public long require(Statistic statistic) {
    GuestError error = error(statistic);
    if (error != GuestError.SUCCESS) {
      throw new GuestException(error, statistic + ": " + error.text());
    }
    return values[statistic.ordinal()];
  }

  /** Returns why the statistic has no value; {@link GuestError#SUCCESS} where it has one. */
  public GuestError error(Statistic statistic) {
    return errors[statistic.ordinal()];
  }

  /** Returns whether the statistic is a limit and says that there is none. */
  public boolean isUnlimited(Statistic statistic) {
    return statistic.hasUnlimited()
        && error(statistic) == GuestError.SUCCESS
        && values[statistic.ordinal()] == Statistic.UNLIMITED;
  }

  /** Returns the path of the VM's resource pool on its host, or empty where the host gives none. */
  public Optional<String> resourcePoolPath() {
    return Optional.ofNullable(resourcePoolPath);
  }

  /** Returns why there is no path; {@link GuestError#SUCCESS} where there is one. */
  public GuestError resourcePoolPathError() {
    return resourcePoolPathError;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Snapshot)) {
      return false;
    }
    Snapshot that = (Snapshot) other;
    // What has no value is 0 there, so that this says the same as the map, and makes none.
    return session.equals(that.session)
        && Arrays.equals(values, that.values)
        && Arrays.equals(errors, that.errors)
        && Objects.equals(resourcePoolPath, that.resourcePoolPath)
        && resourcePoolPathError == that.resourcePoolPathError;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        session, Arrays.hashCode(values), Arrays.hashCode(errors), resourcePoolPath);
  }

  @Override
  public String toString() {
    return "Snapshot[session=" + session + ", " + asMap() + ", pool=" + resourcePoolPath + "]";
  }

  private Map<Statistic, Object> asMap() {
    Map<Statistic, Object> map = new EnumMap<>(Statistic.class);
    for (Statistic statistic : STATISTICS) {
      GuestError error = error(statistic);
      map.put(
          statistic,
          error == GuestError.SUCCESS ? (Object) values[statistic.ordinal()] : (Object) error);
    }
    return map;
  }

  /** Fills a snapshot; for one thread. */
  public static final class Builder {
    private final SessionId session;
    private final long[] values = new long[STATISTICS.length];
    private final GuestError[] errors = new GuestError[STATISTICS.length];
    private String resourcePoolPath;
    private GuestError resourcePoolPathError = GuestError.NOT_AVAILABLE;

    private Builder(SessionId session) {
      this.session = Objects.requireNonNull(session, "session");
      allUnavailable(GuestError.NOT_AVAILABLE);
    }

    /**
     * Sets a value, unsigned.
     *
     * @throws IllegalArgumentException if it does not fit the statistic's width
     */
    public Builder value(Statistic statistic, long value) {
      if (!statistic.width().holds(value)) {
        throw new IllegalArgumentException(
            statistic + " holds 32 bits, not " + Long.toUnsignedString(value));
      }
      values[statistic.ordinal()] = value;
      errors[statistic.ordinal()] = GuestError.SUCCESS;
      return this;
    }

    /** Says why the statistic has no value. */
    public Builder unavailable(Statistic statistic, GuestError why) {
      errors[statistic.ordinal()] = failure(why);
      values[statistic.ordinal()] = 0;
      return this;
    }

    /** Says why no statistic has a value, until one is set. */
    public Builder allUnavailable(GuestError why) {
      for (Statistic statistic : STATISTICS) {
        unavailable(statistic, why);
      }
      return this;
    }

    /**
     * Sets the path of the resource pool.
     *
     * @throws IllegalArgumentException if it is longer than 65536 characters
     */
    public Builder resourcePoolPath(String path) {
      if (path.length() > MAX_PATH_BYTES) {
        throw new IllegalArgumentException("a resource pool path of " + path.length());
      }
      resourcePoolPath = path;
      resourcePoolPathError = GuestError.SUCCESS;
      return this;
    }

    /** Says why there is no resource pool path. */
    public Builder resourcePoolPathUnavailable(GuestError why) {
      resourcePoolPath = null;
      resourcePoolPathError = failure(why);
      return this;
    }

    /** Returns the snapshot. MemShares stands in for a MemShares64 that the host is too old for. */
    public Snapshot build() {
      if (errors[Statistic.MEM_SHARES_64.ordinal()] == GuestError.UNSUPPORTED_VERSION
          && errors[Statistic.MEM_SHARES.ordinal()] == GuestError.SUCCESS) {
        value(Statistic.MEM_SHARES_64, values[Statistic.MEM_SHARES.ordinal()]);
      }
      return new Snapshot(this);
    }

    private static GuestError failure(GuestError why) {
      if (why == GuestError.SUCCESS) {
        throw new IllegalArgumentException("SUCCESS is no reason for a missing value");
      }
      return why;
    }
  }
}
