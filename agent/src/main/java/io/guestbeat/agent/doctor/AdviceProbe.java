package io.guestbeat.agent.doctor;

import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.insight.Insight;
import io.guestbeat.insight.advice.Advice;
import io.guestbeat.insight.advice.Advisor;
import io.guestbeat.insight.advice.MachineFacts;
import io.guestbeat.insight.advice.RecentPast;
import io.guestbeat.insight.advice.Situation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one look at the host says of this virtual machine. Of rates it says nothing, nor of an
 * application's JVM, which this one is not: the agent in it says that.
 */
final class AdviceProbe implements Probe {
  private final HostAccess access;

  AdviceProbe(HostAccess access) {
    this.access = access;
  }

  @Override
  public Subject subject() {
    return Subject.ADVICE;
  }

  @Override
  public List<Finding> look() {
    try (GuestHandle handle = access.host().guestLibrary().openHandle()) {
      return findings(handle.update());
    } catch (IOException | GuestException theStatisticsProbeSaysSo) {
      return Collections.emptyList();
    }
  }

  private List<Finding> findings(Snapshot snapshot) {
    Insight insight = new Insight(VirtualCpus::ofThisMachine);
    insight.take(snapshot);
    List<Finding> findings = new ArrayList<>();
    for (Advice advice :
        Advisor.on(Situation.of(insight.figures(), MachineFacts.read(), RecentPast.QUIET))) {
      findings.add(
          Finding.note(
              subject(),
              advice.rule().code() + ": " + advice.sentence(),
              advice.rule().remedy() + "; docs/advice.md says why"));
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              subject(),
              "the host takes no memory from this machine now, and limits none of it; on rates"
                  + " and JVMs the agent's MBean Insight advises"));
    }
    return findings;
  }
}
