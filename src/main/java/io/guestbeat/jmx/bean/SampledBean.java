package io.guestbeat.jmx.bean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;

/**
 * An MBean made of a table of attributes and operations. All attributes of one read come from one
 * sample, so that values that belong together arrive together. Safe between threads.
 */
public final class SampledBean<S> extends ReadOnlyBean {
  private final MBeanInfo info;
  private final Supplier<S> sampler;
  private final Map<String, BeanAttribute<S>> attributes = new LinkedHashMap<>();
  private final List<BeanOperation> operations;

  public SampledBean(
      String className,
      String description,
      Supplier<S> sampler,
      List<BeanAttribute<S>> attributes,
      List<BeanOperation> operations,
      MBeanNotificationInfo... notifications) {
    this.sampler = sampler;
    this.operations = operations;
    List<MBeanAttributeInfo> attributeInfos = new ArrayList<>();
    for (BeanAttribute<S> attribute : attributes) {
      this.attributes.put(attribute.name(), attribute);
      attributeInfos.add(attribute.info());
    }
    List<MBeanOperationInfo> operationInfos = new ArrayList<>();
    for (BeanOperation operation : operations) {
      operationInfos.add(operation.info());
    }
    info =
        new MBeanInfo(
            className,
            description,
            attributeInfos.toArray(new MBeanAttributeInfo[0]),
            null,
            operationInfos.toArray(new MBeanOperationInfo[0]),
            notifications);
  }

  @Override
  public Object getAttribute(String name) throws AttributeNotFoundException {
    BeanAttribute<S> attribute = attributes.get(name);
    if (attribute == null) {
      throw new AttributeNotFoundException("No attribute " + name);
    }
    return Privileged.call(() -> attribute.in(sampler.get()));
  }

  @Override
  public AttributeList getAttributes(String[] names) {
    return Privileged.call(() -> values(names));
  }

  private AttributeList values(String[] names) {
    AttributeList values = new AttributeList(names.length);
    S sample = sampler.get();
    for (String name : names) {
      BeanAttribute<S> attribute = attributes.get(name);
      if (attribute != null) {
        values.add(new Attribute(name, attribute.in(sample)));
      }
    }
    return values;
  }

  @Override
  public Object invoke(String name, Object[] arguments, String[] signature)
      throws ReflectionException {
    for (BeanOperation operation : operations) {
      if (operation.matches(name, signature)) {
        if (operation.isAction()) {
          Privileged.requireControl();
        }
        return Privileged.call(() -> operation.invoke(arguments));
      }
    }
    throw new ReflectionException(
        new NoSuchMethodException(name + Arrays.toString(signature)), "No operation " + name);
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    return info;
  }
}
