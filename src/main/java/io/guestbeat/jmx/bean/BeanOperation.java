package io.guestbeat.jmx.bean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;

/** An operation: what clients are told of it, and what it does. */
public final class BeanOperation {
  private final String name;
  private final String description;
  private final Class<?> returns;
  private final int impact;
  private final Function<Object[], Object> body;
  private final List<MBeanParameterInfo> parameters = new ArrayList<>();
  private final List<Class<?>> accepted = new ArrayList<>();

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
  public static BeanOperation action(
      String name, String description, Function<Object[], Object> body) {
    return new BeanOperation(name, description, void.class, MBeanOperationInfo.ACTION, body);
  }

  /** One that answers a question in text. */
  public static BeanOperation question(
      String name, String description, Function<Object[], Object> body) {
    return new BeanOperation(name, description, String.class, MBeanOperationInfo.INFO, body);
  }

  /** Returns this operation with one more parameter: a text. */
  public BeanOperation taking(String parameter, String meaning) {
    return taking(parameter, String.class, String.class, meaning);
  }

  /** Returns this operation with one more parameter: a whole number of type {@code int}. */
  public BeanOperation takingInt(String parameter, String meaning) {
    return taking(parameter, int.class, Integer.class, meaning);
  }

  /** Returns this operation with one more parameter: a whole number of type {@code long}. */
  public BeanOperation takingLong(String parameter, String meaning) {
    return taking(parameter, long.class, Long.class, meaning);
  }

  private BeanOperation taking(
      String parameter, Class<?> declared, Class<?> given, String meaning) {
    BeanOperation more = new BeanOperation(name, description, returns, impact, body);
    more.parameters.addAll(parameters);
    more.parameters.add(new MBeanParameterInfo(parameter, declared.getName(), meaning));
    more.accepted.addAll(accepted);
    more.accepted.add(given);
    return more;
  }

  /** Returns whether it does something, and not only answers. */
  boolean isAction() {
    return impact == MBeanOperationInfo.ACTION;
  }

  boolean matches(String calledName, String[] signature) {
    String[] own = parameters.stream().map(MBeanParameterInfo::getType).toArray(String[]::new);
    return name.equals(calledName)
        && Arrays.equals(own, signature == null ? new String[0] : signature);
  }

  /**
   * Does it.
   *
   * @throws IllegalArgumentException if there is not one value of its type for each parameter
   */
  Object invoke(Object[] arguments) {
    int given = arguments == null ? 0 : arguments.length;
    boolean allAccepted = given == accepted.size();
    for (int i = 0; i < given && allAccepted; i++) {
      allAccepted = accepted.get(i).isInstance(arguments[i]);
    }
    if (!allAccepted) {
      throw new IllegalArgumentException(
          name + " takes " + parameterTypes() + ", none of them null");
    }
    return body.apply(arguments);
  }

  private String parameterTypes() {
    return accepted.stream().map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")"));
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
