package io.guestbeat.heartbeat.decision;

/** The kinds of decisions of the heartbeat. */
public enum DecisionKind {
  /** Heartbeats are sent from now on. */
  STARTED,
  /** No heartbeat is sent from now on, and monitoring is disabled. */
  STOPPED,
  /** Another process sends the heartbeat of this machine, or has died while it did. */
  WAITING,
  /** This process sends the heartbeat of this machine, after it has waited. */
  OWNER,
  /** The time between heartbeats was changed. */
  INTERVAL_CHANGED,
  /** The host did not take a heartbeat; told once, until one is taken. */
  FAILED,
  /** The host takes heartbeats again. */
  SENT_AGAIN,
  /**
   * A heartbeat was late by more than half an interval: the JVM or its host stood still. Of several
   * in a row the first is told, and how many there were once one is in time.
   */
  LATE,
  /** Monitoring was off, by a move of the VM or another program, and was enabled again. */
  REENABLED,
  /**
   * The host considered the application failed while its gates were open, and received a heartbeat.
   */
  RED_WHILE_ALIVE,
  /** A gate has closed. */
  GATE_CLOSED,
  /** A gate has opened. */
  GATE_OPENED,
  /** A gate cannot check, and withholds nothing. */
  GATE_UNUSABLE,
  /** A closed gate withholds nothing: in a dry run, in the grace, or while suspended. */
  SPARED,
  /** What vSphere HA would have done if this were no dry run, and when. */
  DRY_RUN,
  /** The application is dead, as far as the gates can see. */
  FAILING,
  /** A closed gate withholds nothing, as the reset budget is spent. */
  OVER_BUDGET,
  /** A closed gate withholds nothing and claims no reset, as vSphere HA does not monitor. */
  NOT_MONITORED,
  /** Heartbeats are withheld from now on. */
  WITHHELD,
  /** Heartbeats are withheld, and another program of the VM sends heartbeats all the same. */
  HIDDEN_BY_ANOTHER,
  /** The gates are open again, and heartbeats are sent. */
  RECOVERED,
  /** Closed gates withhold nothing, for a time. */
  SUSPENDED,
  /** Closed gates withhold again. */
  RESUMED,
  /** Evidence was written, or could not be. */
  EVIDENCE,
  /** The operator's command was run, or could not be. */
  COMMAND,
  /** A reset was asked for, withdrawn, or could not be. */
  RESET,
  /** Something went wrong in Guestbeat itself; heartbeats go on. */
  TROUBLE
}
