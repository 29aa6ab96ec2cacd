package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import io.guestbeat.settings.Settings;
import io.guestbeat.text.OneLine;
import io.guestbeat.text.ReasonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeErrorException;
import javax.management.RuntimeMBeanException;

/**
 * Dead when an attribute of an MBean is not what it must be, has no value, throws, or when the
 * MBean was there and is gone. Unusable where there is nothing to judge: no such MBean yet, no such
 * attribute, a value that the condition cannot be held against. The MBean's own code runs in the
 * check; whether it answers an interrupt is its affair.
 */
final class MBeanGate implements HeartbeatGate {
  private static final int LONGEST_SHOWN = 200;

  static final Key<ObjectName> OBJECT =
      Key.required(
          "object",
          "an object name that is no pattern, with , or ; between its keys",
          "the MBean",
          MBeanAttribute::objectName);
  static final Key<String> ATTRIBUTE =
      Key.required(
          "attribute",
          "Name, or Name.member of composite data",
          "the MBean's attribute",
          Parsers::nonEmpty);
  static final Key<Condition> ALIVE_IF =
      Key.required(
          "alive-if",
          Condition.ACCEPTED,
          "what the attribute is while the application is alive",
          Condition::parse);
  static final List<Key<?>> KEYS = Key.listOf(OBJECT, ATTRIBUTE, ALIVE_IF);

  private MBeanAttribute attribute;
  private ObjectName object;
  private Condition aliveIf;
  private boolean hasSeenIt;

  @Override
  public String name() {
    return "mbean";
  }

  @Override
  public void configure(Map<String, String> given) {
    Settings keys = Settings.of(KEYS, given);
    object = keys.value(OBJECT);
    attribute = new MBeanAttribute(object, keys.value(ATTRIBUTE));
    aliveIf = keys.value(ALIVE_IF);
  }

  @Override
  public Verdict check() throws UnusableGateException {
    Optional<MBeanServer> server = attribute.server();
    if (!server.isPresent()) {
      return absent();
    }
    try {
      Object value = attribute.readFrom(server.get());
      hasSeenIt = true;
      return value == null ? Verdict.dead(attribute + " has no value") : verdict(value);
    } catch (InstanceNotFoundException itWentBetweenTheTwoCalls) {
      return absent();
    } catch (MBeanException | RuntimeMBeanException | RuntimeErrorException e) {
      return thrown(e.getCause());
    } catch (JMException e) {
      throw new UnusableGateException(attribute + " cannot be read: " + ReasonText.of(e), e);
    }
  }

  /**
   * Returns the verdict about an exception of the MBean's own code; what the JVM throws there is
   * none.
   */
  private Verdict thrown(Throwable e) throws UnusableGateException {
    if (e instanceof UnsupportedOperationException || UnusableGateException.isRefusal(e)) {
      throw new UnusableGateException(attribute + " cannot be read: " + ReasonText.of(e), e);
    }
    return Verdict.dead(
        attribute + " failed: " + OneLine.of(e == null ? "" : ReasonText.of(e), LONGEST_SHOWN));
  }

  private Verdict absent() throws UnusableGateException {
    if (!hasSeenIt) {
      throw new UnusableGateException(
          object + " has not been registered in any MBean server of this JVM yet");
    }
    return Verdict.dead("no MBean server has " + object + " any more");
  }

  private Verdict verdict(Object value) throws UnusableGateException {
    String found = attribute + " is " + OneLine.of(String.valueOf(value), LONGEST_SHOWN);
    boolean holds =
        aliveIf
            .holdsFor(value)
            .orElseThrow(
                () ->
                    new UnusableGateException(found + ", not a number, as " + aliveIf + " needs"));
    return holds ? Verdict.alive() : Verdict.dead(found + ", not " + aliveIf);
  }
}
