package io.guestbeat.jmx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;

/** An operation: what clients are told of it, and what it does. */
final class BeanOperation {
  private final String name;
  private final String description;
  private final Class<?> returns;
  private final int impact;
  private final Function<Object[], Object> body;
  private final List<MBeanParameterInfo> parameters = new ArrayList<>();

  private BeanOperation(
      String name,
      String description,
      Class<?> returns,
      int impact,
      Function<Object[], Object> body) {
    this.name = name;
    this.description = description;
    this.returns = returns;
    this.impact = impact;
    this.body = body;
  }

  /** One that changes something and returns nothing. */
  static BeanOperation action(String name, String description, Function<Object[], Object> body) {
    return new BeanOperation(name, description, void.class, MBeanOperationInfo.ACTION, body);
  }

  /** One that answers a question in text. */
  static BeanOperation question(String name, String description, Function<Object[], Object> body) {
    return new BeanOperation(name, description, String.class, MBeanOperationInfo.INFO, body);
  }

  /** The same, taking one more text. */
  BeanOperation taking(String parameter, String meaning) {
    BeanOperation more = new BeanOperation(name, description, returns, impact, body);
    more.parameters.addAll(parameters);
    more.parameters.add(new MBeanParameterInfo(parameter, String.class.getName(), meaning));
    return more;
  }

  boolean matches(String calledName, String[] signature) {
    String[] own = parameters.stream().map(MBeanParameterInfo::getType).toArray(String[]::new);
    return name.equals(calledName)
        && Arrays.equals(own, signature == null ? new String[0] : signature);
  }

  /**
   * Does it.
   *
   * @throws IllegalArgumentException if there is not one text for each parameter
   */
  Object invoke(Object[] arguments) {
    int given = arguments == null ? 0 : arguments.length;
    boolean allTexts = given == parameters.size();
    for (int i = 0; i < given && allTexts; i++) {
      allTexts = arguments[i] instanceof String;
    }
    if (!allTexts) {
      throw new IllegalArgumentException(
          name + " takes " + parameters.size() + " texts, none of them null");
    }
    return body.apply(arguments);
  }

  MBeanOperationInfo info() {
    return new MBeanOperationInfo(
        name,
        description,
        parameters.toArray(new MBeanParameterInfo[0]),
        returns.getName(),
        impact);
  }
}
