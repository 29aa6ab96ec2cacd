package io.guestbeat.examples;

/** What JMX tools see of the order desk: {@code io.guestbeat.examples:type=OrderDesk}. */
public interface OrderDeskMBean {
  /** Orders that were worked off since the desk opened. */
  long getOrdersServed();

  /** Lets two clerks take the books in opposite orders from now on, until they stand still. */
  void deadlock();
}
