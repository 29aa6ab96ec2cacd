package io.guestbeat.agent.flight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.jfr.AnnotationElement;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.EventFactory;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.ValueDescriptor;

/**
 * Emits snapshot events when the recorder asks for one, on the recorder's thread and at the period
 * in the recording's settings; each has the values of the last reading. Safe between threads.
 */
final class SnapshotEvents implements AutoCloseable {
  static final String NAME = "io.guestbeat.Snapshot";
  static final String DESCRIPTION = "What the host does to this virtual machine, and what it means";
  static final String PERIOD = "10 s";

  private final List<SnapshotField> fields = SnapshotField.all();
  private final EventFactory factory = EventFactory.create(annotations(), descriptors(fields));
  private final Runnable emission = this::emit;
  private volatile SnapshotSample lastLook;

  void begin() {
    FlightRecorder.addPeriodicEvent(factory.newEvent().getClass(), emission);
  }

  void looked(SnapshotSample look) {
    lastLook = look;
  }

  @Override
  public void close() {
    FlightRecorder.removePeriodicEvent(emission);
    factory.unregister();
  }

  private void emit() {
    SnapshotSample look = lastLook;
    Event event = factory.newEvent();
    if (look != null && event.shouldCommit()) {
      int index = 0;
      for (SnapshotField field : fields) {
        event.set(index++, field.in(look));
      }
      event.commit();
    }
  }

  private static List<AnnotationElement> annotations() {
    return Arrays.asList(
        new AnnotationElement(Name.class, NAME),
        new AnnotationElement(Label.class, "Snapshot"),
        new AnnotationElement(Description.class, DESCRIPTION),
        new AnnotationElement(Category.class, new String[] {"Guestbeat"}),
        new AnnotationElement(Period.class, PERIOD),
        new AnnotationElement(StackTrace.class, false));
  }

  private static List<ValueDescriptor> descriptors(List<SnapshotField> fields) {
    List<ValueDescriptor> descriptors = new ArrayList<>();
    for (SnapshotField field : fields) {
      descriptors.add(field.descriptor());
    }
    return descriptors;
  }
}
