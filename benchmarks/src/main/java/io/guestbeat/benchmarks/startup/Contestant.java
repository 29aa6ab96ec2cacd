package io.guestbeat.benchmarks.startup;

import java.util.List;
import java.util.Optional;

/**
 * One agent, or none.
 *
 * @param options the JVM's options that bring it
 * @param sign arguments of {@link Waiting}: what of it must be seen in the MBean server first
 * @param page what it must have served first, if it serves over HTTP
 */
record Contestant(String name, List<String> options, List<String> sign, Optional<String> page) {
  static final String NONE = "no agent";
  static final String EMPTY = "empty agent";

  static Contestant none() {
    return new Contestant(NONE, List.of(), List.of(), Optional.empty());
  }

  static Contestant agent(String name, String jarAndOptions) {
    return new Contestant(
        name, List.of("-javaagent:" + jarAndOptions), List.of(), Optional.empty());
  }

  Contestant shownBy(String mbean, String attribute) {
    return new Contestant(name, options, List.of(mbean, attribute), page);
  }

  Contestant serving(String address) {
    return new Contestant(name, options, sign, Optional.of(address));
  }
}
