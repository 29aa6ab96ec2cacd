package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Dead when an attribute of an MBean is not what it must be, or is not there. The MBean's own code
 * runs in the check; whether it answers an interrupt is its affair.
 */
final class MBeanGate implements HeartbeatGate {
  static final GateKey<ObjectName> OBJECT =
      GateKey.required(
          "object",
          "an object name that is no pattern, with , or ; between its keys",
          "the MBean",
          MBeanAttribute::objectName);
  static final GateKey<String> ATTRIBUTE =
      GateKey.required(
          "attribute",
          "Name, or Name.member of composite data",
          "the MBean's attribute",
          KeyValues::nonEmpty);
  static final GateKey<Condition> ALIVE_IF =
      GateKey.required(
          "alive-if",
          Condition.ACCEPTED,
          "what the attribute is while the application is alive",
          Condition::parse);
  static final List<GateKey<?>> KEYS = KeyValues.keys(OBJECT, ATTRIBUTE, ALIVE_IF);

  private MBeanAttribute attribute;
  private ObjectName object;
  private Condition aliveIf;

  @Override
  public String name() {
    return "mbean";
  }

  @Override
  public void configure(Map<String, String> given) {
    GateKeys keys = GateKeys.of(KEYS, given);
    object = keys.value(OBJECT);
    attribute = new MBeanAttribute(object, keys.value(ATTRIBUTE));
    aliveIf = keys.value(ALIVE_IF);
  }

  @Override
  public Verdict check() throws JMException {
    Optional<MBeanServer> server = attribute.server();
    if (!server.isPresent()) {
      return Verdict.dead("no MBean server has " + object);
    }
    Object value = attribute.readFrom(server.get());
    if (value == null) {
      return Verdict.dead(attribute + " has no value");
    }
    return aliveIf
        .holdsFor(value)
        .map(holds -> holds ? Verdict.alive() : dead(value, ", not " + aliveIf))
        .orElseGet(() -> dead(value, ", not a number"));
  }

  private Verdict dead(Object value, String why) {
    return Verdict.dead(attribute + " is " + Excerpt.of(String.valueOf(value)) + why);
  }
}
