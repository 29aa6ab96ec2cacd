package io.guestbeat.cli.simulate;

import io.guestbeat.cli.simulate.Event.Action;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.settings.Parsers;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** The kinds of events: how each is worded, and what it does. */
enum EventKind {
  LOAD(
      "load SHARE",
      "the share of its CPUs that the guest wants, from 0 to 1",
      one(Values::share, (stage, share) -> stage.simulator().vm().setLoad(share))),
  LOAD_VARIATION(
      "load-variation SHARE",
      "by how much the load varies, from 0 to 1",
      one(Values::share, (stage, share) -> stage.simulator().vm().setLoadVariation(share))),
  CONTENTION(
      "contention SHARE",
      "the share of it that neighbours take, from 0 to 1",
      one(Values::share, (stage, share) -> stage.simulator().vm().setContention(share))),
  BALLOON(
      "balloon MB",
      "MB that the host wants to take through the balloon, 0 or more",
      one(Values::amount, (stage, mb) -> stage.simulator().vm().setBalloonTargetMb(mb))),
  SWAP(
      "swap MB",
      "MB that the host wants to swap, 0 or more",
      one(Values::amount, (stage, mb) -> stage.simulator().vm().setSwapTargetMb(mb))),
  VCPUS(
      "vcpus COUNT",
      "changes the number of virtual CPUs, 1 to the host's cores",
      one(
          text -> (int) Parsers.whole(text, 1, Values.MOST),
          (stage, count) -> stage.simulator().vm().hotPlugVcpus(count))),
  VMOTION(
      "vmotion [PROFILE]",
      "moves the VM, if named to that profile's host: a new session, connections are cut",
      EventKind::vMotion),
  SUSPEND(
      "suspend TIME",
      "suspends the VM for a time such as 20s, then resumes it: a new session, connections are cut",
      one(Values::span, (stage, span) -> stage.simulator().vm().suspendAndResume(span))),
  REVERT(
      "revert",
      "reverts the VM to a snapshot: a new session",
      none(stage -> stage.simulator().vm().revertToSnapshot())),
  POWER_CYCLE(
      "power-cycle",
      "powers the VM off and on, as an administrator would: a new session",
      none(stage -> stage.simulator().vm().powerCycle())),
  HOST_UNAVAILABLE(
      "host unavailable TIME",
      "resets and cuts all connections for a time such as 10s",
      one(Values::someTime, EventTarget::beUnavailable)),
  HOST_HANG(
      "host hang TIME",
      "accepts requests and does not answer them for a time such as 5s",
      one(Values::someTime, EventTarget::hang)),
  DROP(
      "drop PERCENT",
      "cuts the connection at a share of the requests, such as 5%, until 0% or clear",
      one(Values::percent, (stage, share) -> stage.simulator().faults().dropRequests(share))),
  DELAY(
      "delay TIME",
      "delays every answer by a time such as 200ms, until 0ms or clear",
      one(Values::span, (stage, span) -> stage.simulator().faults().delayAnswers(span))),
  UNKNOWN_COMMAND(
      "unknown-command",
      "refuses every command as unknown, until clear",
      none(stage -> stage.simulator().faults().answerUnknownCommand())),
  STATS(
      "stats on|off",
      "whether the VM's configuration allows statistics",
      one(Values::isOn, EventKind::giveStatistics)),
  UNPRIVILEGED(
      "unprivileged on|off",
      "whether the VM's configuration allows unprivileged guests",
      one(Values::isOn, EventKind::serveUnprivileged)),
  DISABLE(
      "disable",
      "disables monitoring, as another program in the VM could",
      none(stage -> stage.simulator().ha().disable())),
  CLEAR("clear", "ends every fault", none(EventTarget::clearFaults)),
  FREEZE(
      "freeze",
      "stops the statistics, until unfreeze",
      none(stage -> stage.simulator().vm().freeze())),
  UNFREEZE(
      "unfreeze",
      "lets the statistics change again",
      none(stage -> stage.simulator().vm().unfreeze())),
  STATUS("status", "shows the state of the simulation", none(EventTarget::showStatus)),
  CLIENTS(
      "clients",
      "shows how often each process called Enable, MarkActive, Disable and the rest",
      none(EventTarget::showClients)),
  HELP("help", "shows this list", none(EventTarget::showEvents)),
  QUIT("quit", "ends the simulation", none(EventTarget::quit));

  private final String syntax;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // A lambda without state.
  private final Function<List<String>, Action> parser;

  EventKind(String syntax, String meaning, Function<List<String>, Action> parser) {
    this.syntax = syntax;
    this.meaning = meaning;
    this.parser = parser;
  }

  String syntax() {
    return syntax;
  }

  String meaning() {
    return meaning;
  }

  boolean isNamedBy(List<String> words) {
    return words.size() >= nameLength()
        && name(nameLength()).equals(words.subList(0, nameLength()));
  }

  /** Returns how many words its name has; the others of its syntax stand for arguments. */
  int nameLength() {
    return this == HOST_UNAVAILABLE || this == HOST_HANG ? 2 : 1;
  }

  /** The first word of its name. */
  String word() {
    return name(1).get(0);
  }

  private List<String> name(int words) {
    return Arrays.asList(syntax.split(" ")).subList(0, words);
  }

  /**
   * Returns what it does with these arguments.
   *
   * @throws IllegalArgumentException if they are not accepted
   */
  Action action(List<String> arguments) {
    return parser.apply(arguments);
  }

  private static Function<List<String>, Action> none(Consumer<EventTarget> deed) {
    return arguments -> {
      require(arguments.isEmpty());
      return deed::accept;
    };
  }

  private static <T> Function<List<String>, Action> one(
      Function<String, T> parser, BiConsumer<EventTarget, T> deed) {
    return arguments -> {
      require(arguments.size() == 1);
      T value = parser.apply(arguments.get(0));
      return stage -> deed.accept(stage, value);
    };
  }

  private static Action vMotion(List<String> arguments) {
    if (arguments.isEmpty()) {
      return stage -> stage.simulator().vm().vMotion();
    }
    try {
      HostProfile host = Profile.load(String.join(" ", arguments)).host();
      return stage -> stage.simulator().vm().vMotion(host);
    } catch (BadInputException e) {
      throw new Event.BadArgumentException(e.getMessage(), e);
    }
  }

  private static void serveUnprivileged(EventTarget stage, boolean areServed) {
    if (areServed) {
      stage.simulator().faults().serveUnprivilegedGuests();
    } else {
      stage.simulator().faults().refuseUnprivilegedGuests();
    }
  }

  private static void giveStatistics(EventTarget stage, boolean given) {
    if (given) {
      stage.simulator().faults().enableGuestLibrary();
    } else {
      stage.simulator().faults().disableGuestLibrary();
    }
  }

  private static void require(boolean isAccepted) {
    if (!isAccepted) {
      throw new IllegalArgumentException();
    }
  }
}
