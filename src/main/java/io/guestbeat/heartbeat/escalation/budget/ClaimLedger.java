package io.guestbeat.heartbeat.escalation.budget;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the claims, and which of them are not yet on the disk. Memory decides. Guarded by its
 * owner.
 *
 * <p>A claim counts from its time until the window is over. A claim that lies in the future may be
 * one from before the reset, read by a machine that has booted and not yet set its clock: not to
 * count it would let a defect present at boot have the machine reset again and again. Or the clock
 * was wrong when it was made. So it counts for one window from when it is first seen, and never
 * longer.
 */
final class ClaimLedger {
  private static final long CLOSE_MS = 1000;

  private final ResetAllowance allowance;
  private final List<ResetClaim> claims = new ArrayList<>();

  /** Our own that may still be withdrawn, the latest last. */
  private final Deque<ResetClaim> ours = new ArrayDeque<>();

  private final List<ResetClaim> unwritten = new ArrayList<>();

  /** When claims that lay in the future were first seen, by their time. */
  private final Map<Long, Long> seen = new HashMap<>();

  private int beingWritten;
  private long lastTimeMs;

  ClaimLedger(ResetAllowance allowance) {
    this.allowance = allowance;
  }

  /** Claims a reset at this time if there is one left. */
  boolean tryClaim(long nowMs, String reason) {
    forgetBefore(nowMs);
    if (!allowance.permits(claims.size())) {
      return false;
    }
    ResetClaim claim = ResetClaim.of(unusedTime(nowMs), reason);
    claims.add(claim);
    ours.addLast(claim);
    unwritten.add(claim);
    return true;
  }

  /** Withdraws our latest claim; whether there was one. */
  boolean withdraw() {
    ResetClaim claim = ours.pollLast();
    if (claim == null) {
      return false;
    }
    claims.removeIf(known -> known.epochMs() == claim.epochMs());
    int at = unwritten.indexOf(claim);
    if (at >= beingWritten) {
      unwritten.remove(at);
    } else {
      unwritten.add(claim.withdrawn());
    }
    return true;
  }

  /** Forgets what a disk would have to be told, as there is none. */
  void withoutDisk() {
    unwritten.clear();
  }

  /** Returns what the disk does not know yet, from now on being written. */
  List<ResetClaim> startWriting() {
    beingWritten = unwritten.size();
    return new ArrayList<>(unwritten);
  }

  /** What was being written is on the disk, on which other processes may have written too. */
  void written(Collection<ResetClaim> onDisk, long nowMs) {
    unwritten.subList(0, beingWritten).clear();
    beingWritten = 0;
    List<ResetClaim> entries = new ArrayList<>(onDisk);
    entries.addAll(unwritten);
    claims.clear();
    claims.addAll(ResetClaim.standing(entries));
    entries.stream()
        .filter(ResetClaim::isSighting)
        .forEach(entry -> seen.merge(entry.epochMs(), entry.seenAtMs(), Math::min));
    forgetBefore(nowMs);
  }

  /** What was being written is perhaps not on the disk. */
  void notWritten() {
    beingWritten = 0;
  }

  int used(long nowMs) {
    forgetBefore(nowMs);
    return claims.size();
  }

  /** Returns when a reset may be claimed: this very time if now, empty if never. */
  Optional<Instant> nextAllowed(long nowMs) {
    int used = used(nowMs);
    if (allowance.permits(used)) {
      return Optional.of(Instant.ofEpochMilli(nowMs));
    }
    int surplus = used - allowance.resets().orElse(Integer.MAX_VALUE);
    return claims.stream()
        .map(claim -> countsFrom(claim, nowMs))
        .sorted(Comparator.naturalOrder())
        .skip(surplus)
        .findFirst()
        .map(Instant::ofEpochMilli)
        .map(time -> time.plus(allowance.window()));
  }

  private void forgetBefore(long nowMs) {
    for (ResetClaim claim : claims) {
      noteIfSeenEarly(claim, nowMs);
    }
    removeOver(claims.iterator(), nowMs);
    removeOver(ours.iterator(), nowMs);
  }

  private void removeOver(Iterator<ResetClaim> some, long nowMs) {
    while (some.hasNext()) {
      if (isOver(some.next(), nowMs)) {
        some.remove();
      }
    }
  }

  /**
   * Has the disk keep when a claim of the future was first seen: a restart begins no new window.
   */
  private void noteIfSeenEarly(ResetClaim claim, long nowMs) {
    if (claim.epochMs() > nowMs) {
      Long before = seen.get(claim.epochMs());
      if (before == null || before > nowMs) {
        seen.put(claim.epochMs(), nowMs);
        unwritten.add(claim.seenAt(nowMs));
      }
    }
  }

  /** Returns the time from which it counts for one window. */
  private long countsFrom(ResetClaim claim, long nowMs) {
    return claim.epochMs() > nowMs
        ? Math.min(nowMs, seen.getOrDefault(claim.epochMs(), nowMs))
        : claim.epochMs();
  }

  /** A withdrawal names its claim by the time, so no two have the same, withdrawn or not. */
  private long unusedTime(long nowMs) {
    Set<Long> taken = claims.stream().map(ResetClaim::epochMs).collect(Collectors.toSet());
    long sinceMs = nowMs - lastTimeMs;
    long time = sinceMs <= 0 && sinceMs > -CLOSE_MS ? lastTimeMs + 1 : nowMs;
    while (taken.contains(time)) {
      time++;
    }
    lastTimeMs = time;
    return time;
  }

  /** Returns whether the claim counts no longer. */
  boolean isOver(ResetClaim claim, long nowMs) {
    return countsFrom(claim, nowMs) <= nowMs - allowance.window().toMillis();
  }
}
