package io.guestbeat.host.guestrpc;

import io.guestbeat.guest.Snapshot;

/**
 * The layout of a host's statistics in the answer to {@code guestlib.info.get}. Both ends use it:
 * guests decode, the simulator encodes. Stateless.
 */
public interface GuestInfoProtocol {
  /** Counted and tagged statistics, ids 1 to 38 and whatever comes later. */
  GuestInfoProtocol V3 = new GuestInfoV3();

  /** A fixed block of the statistics 1 to 18. */
  GuestInfoProtocol V2 = new GuestInfoV2();

  /** The number by which a guest asks for it. */
  int version();

  /**
   * Reads an answer.
   *
   * @throws MalformedDataException if it is not one of this version
   */
  Snapshot decode(byte[] answer) throws MalformedDataException;

  /** Writes the answer of a host that knows just this snapshot. */
  byte[] encode(Snapshot snapshot);

  /**
   * Writes the answer of a host that was built before the later statistics.
   *
   * @param highestId of the statistics that it knows; 0 or more
   */
  byte[] encode(Snapshot snapshot, int highestId);
}
