package example;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import java.util.Map;

/** An application's own gate. */
public final class OrdersGate implements HeartbeatGate {
  private String state = "";

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public void configure(Map<String, String> keys) {
    state = keys.getOrDefault("state", "");
  }

  @Override
  public Verdict check() {
    ClassLoader own = OrdersGate.class.getClassLoader();
    boolean isAtHome = Thread.currentThread().getContextClassLoader() == own;
    return isAtHome ? Verdict.dead("no orders: " + state) : Verdict.alive();
  }
}
