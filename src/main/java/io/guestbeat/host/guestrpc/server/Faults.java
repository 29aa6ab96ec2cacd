package io.guestbeat.host.guestrpc.server;

import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The faults between guest and host, until {@link #clear()}. Applies to open connections too. Where
 * a Unix socket cannot refuse, it accepts and closes at once. Safe between threads.
 */
public final class Faults {
  private final long seed;

  /** Made for the first request that may be dropped. */
  private SplittableRandom random;

  private boolean refusing;
  private int resetsLeft;
  private Trouble trouble = Trouble.NONE;

  /** Ends by itself, unlike other trouble, and hides it until then. */
  private Trouble outage = Trouble.NONE;

  private double dropShare;
  private Duration delay = Duration.ZERO;
  private int cutAfter;
  private byte[] garbage = new byte[0];
  private Optional<String> silencedPrefix = Optional.empty();
  private boolean guestLibraryDisabled;
  private boolean unprivilegedRefused;
  private final List<Reach> reaches = new ArrayList<>();
  private int cuts;
  private int epoch;
  private boolean closed;

  public Faults(long seed) {
    this.seed = seed;
  }

  /** New connections are refused; open ones go on. */
  public synchronized void refuseConnections() {
    refusing = true;
    changeReach();
  }

  /** The host is gone: connections are reset and open ones die at their next request. */
  public synchronized void hostGone() {
    outage = Trouble.CLOSE_BEFORE_READING;
    changeReach();
  }

  /** The host hangs: it accepts connections, and neither carries out nor answers any request. */
  public synchronized void hostHangs() {
    outage = Trouble.HANG;
    changeReach();
  }

  /**
   * The host is back, after {@link #hostGone()} or {@link #hostHangs()}; what else goes wrong goes
   * on. Connections that waited for an answer close.
   */
  public synchronized void hostReturns() {
    outage = Trouble.NONE;
    changeReach();
    endWaits();
  }

  /** The next {@code count} connections are reset while they connect (ECONNRESET). */
  public synchronized void resetConnections(int count) {
    resetsLeft = count;
  }

  /** Connections close before the host reads a request. */
  public synchronized void closeBeforeReading() {
    trouble = Trouble.CLOSE_BEFORE_READING;
  }

  /** Connections close once the host has read a request, which it does not carry out. */
  public synchronized void closeAfterReading() {
    trouble = Trouble.CLOSE_AFTER_READING;
  }

  /** Reply packets end after this many bytes, and the connection with them. */
  public synchronized void cutRepliesAfter(int bytes) {
    require(bytes >= 0, "bytes " + bytes + ": accepted is 0 or more");
    trouble = Trouble.CUT;
    cutAfter = bytes;
  }

  /** Requests are carried out and never answered. */
  public synchronized void neverAnswer() {
    trouble = Trouble.SILENCE;
  }

  /**
   * Requests for the commands whose name starts so are carried out and never answered; the others
   * are answered.
   *
   * @param commandPrefix such as {@code guestlib.info.get}
   */
  public synchronized void neverAnswer(String commandPrefix) {
    silencedPrefix = Optional.of(commandPrefix);
  }

  /** These bytes are sent in the place of every reply packet. */
  public synchronized void answerGarbage(byte[] bytes) {
    trouble = Trouble.GARBAGE;
    garbage = bytes.clone();
  }

  /** Every command is refused as unknown. */
  public synchronized void answerUnknownCommand() {
    trouble = Trouble.UNKNOWN_COMMAND;
  }

  /** Every answer is late by this span. */
  public synchronized void delayAnswers(Duration span) {
    delay = span;
  }

  /**
   * Some requests, chosen by the simulator's seed, end their connection without being carried out.
   *
   * @param share of the requests, 0 to 1
   */
  public synchronized void dropRequests(double share) {
    require(share >= 0 && share <= 1, "share " + share + ": accepted is 0 to 1");
    dropShare = share;
  }

  /** The VM is set up with {@code isolation.tools.guestlibGetInfo.disable}. */
  public synchronized void disableGuestLibrary() {
    guestLibraryDisabled = true;
  }

  /** The VM's setup gives statistics again. */
  public synchronized void enableGuestLibrary() {
    guestLibraryDisabled = false;
  }

  /**
   * The VM is set up with {@code guest_rpc.rpci.auth.app.APP_MONITOR = TRUE}: guests that are not
   * {@linkplain ConnectedGuest#isPrivileged() privileged} are answered {@code Permission denied}.
   */
  public synchronized void refuseUnprivilegedGuests() {
    unprivilegedRefused = true;
  }

  /** The VM's setup serves all guests again. */
  public synchronized void serveUnprivilegedGuests() {
    unprivilegedRefused = false;
  }

  /** All is well again. Connections that waited for an answer close. */
  public synchronized void clear() {
    refusing = false;
    resetsLeft = 0;
    trouble = Trouble.NONE;
    outage = Trouble.NONE;
    dropShare = 0;
    delay = Duration.ZERO;
    silencedPrefix = Optional.empty();
    guestLibraryDisabled = false;
    unprivilegedRefused = false;
    changeReach();
    endWaits();
  }

  /** Ends every connection that is open, in the midst of a request too; others may follow. */
  public synchronized void cutConnections() {
    cuts++;
    endWaits();
  }

  /** Returns how often connections were cut. */
  synchronized int cuts() {
    return cuts;
  }

  synchronized boolean areUnprivilegedRefused() {
    return unprivilegedRefused;
  }

  /** Lets this way be told from now on whether the host lets guests connect. */
  synchronized void add(Reach reach) {
    reaches.add(reach);
    reach.change(isReachable());
  }

  private void changeReach() {
    reaches.forEach(reach -> reach.change(isReachable()));
  }

  private boolean isReachable() {
    return !refusing && outage != Trouble.CLOSE_BEFORE_READING;
  }

  private void endWaits() {
    epoch++;
    notifyAll();
  }

  /** Returns what goes wrong now, in words; {@code none} where all is well. */
  @Override
  public synchronized String toString() {
    List<String> now = new ArrayList<>();
    add(now, outage != Trouble.NONE, "host " + outage.text);
    add(now, refusing, "connections refused");
    add(now, resetsLeft > 0, resetsLeft + " connections reset");
    add(now, trouble != Trouble.NONE, trouble.text);
    add(now, dropShare > 0, "drop " + Math.round(dropShare * 1000) / 10.0 + "%");
    add(now, !delay.isZero(), "delay " + delay.toMillis() + "ms");
    add(now, silencedPrefix.isPresent(), "no answer to " + silencedPrefix.orElse("") + "…");
    add(now, guestLibraryDisabled, "stats off");
    add(now, unprivilegedRefused, "unprivileged guests refused");
    return now.isEmpty() ? "none" : String.join(", ", now);
  }

  private static void add(List<String> words, boolean holds, String word) {
    if (holds) {
      words.add(word);
    }
  }

  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized void beforeConnecting() throws SocketException {
    if (closed) {
      throw new ConnectException("simulator: closed");
    }
    if (resetsLeft > 0) {
      resetsLeft--;
      throw new SocketException("simulator: connection reset");
    }
    if (outage == Trouble.CLOSE_BEFORE_READING) {
      throw new SocketException("simulator: connection reset");
    }
    if (refusing) {
      throw new ConnectException("simulator: connection refused");
    }
  }

  /** Returns what befalls the next request, which is for this command. */
  synchronized RequestFault next(String command) {
    return new RequestFault(nextTrouble(command), delay, epoch);
  }

  private Trouble nextTrouble(String command) {
    if (closed) {
      return Trouble.CLOSE_BEFORE_READING;
    }
    if (outage != Trouble.NONE) {
      return outage;
    }
    if (dropShare > 0 && nextShare() < dropShare) {
      return Trouble.CLOSE_AFTER_READING;
    }
    boolean isSilenced = silencedPrefix.filter(command::startsWith).isPresent();
    return trouble == Trouble.NONE && isSilenced ? Trouble.SILENCE : trouble;
  }

  private double nextShare() {
    if (random == null) {
      random = new SplittableRandom(seed);
    }
    return random.nextDouble();
  }

  synchronized boolean closesBeforeReading() {
    Trouble foremost = outage == Trouble.NONE ? trouble : outage;
    return closed || foremost == Trouble.CLOSE_BEFORE_READING;
  }

  synchronized int cutAfter() {
    return cutAfter;
  }

  synchronized byte[] garbage() {
    return garbage.clone();
  }

  public synchronized boolean isGuestLibraryDisabled() {
    return guestLibraryDisabled;
  }

  synchronized int epoch() {
    return epoch;
  }

  /** Returns whether these faults have neither been cleared since this epoch began, nor closed. */
  synchronized boolean isStill(int then) {
    return !closed && epoch == then;
  }

  /** Waits in real time, until the span or the epoch is over or these faults are closed. */
  synchronized void await(Duration span, int then) throws InterruptedException {
    long endNanos = System.nanoTime() + span.toNanos();
    long leftNanos = span.toNanos();
    while (leftNanos > 0 && isStill(then)) {
      wait(leftNanos / 1_000_000 + 1);
      leftNanos = endNanos - System.nanoTime();
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** A way on which guests connect, and which refuses by itself while the host is gone. */
  interface Reach {
    void change(boolean isReachable);
  }

  /** The faults that a request can have. */
  enum Trouble {
    NONE("well"),
    CLOSE_BEFORE_READING("unavailable"),
    CLOSE_AFTER_READING("requests dropped"),
    CUT("answers cut"),
    SILENCE("no answer"),
    HANG("hanging"),
    GARBAGE("garbage answered"),
    UNKNOWN_COMMAND("unknown-command");

    private final String text;

    Trouble(String text) {
      this.text = text;
    }
  }
}
