package io.guestbeat.agent.progress;

import java.lang.ref.WeakReference;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The counter of entries of one loaded class: the static field of a class that stands beside it in
 * the application's own class loader. So woven code reaches it whatever that loader delegates to;
 * it serves a class that is loaded already, and an interface, neither of which could be given a
 * field; and reading it never initialises a class of the application. It keeps no class loader
 * alive. Safe between threads; of entries at the same moment some may be lost, never all.
 */
final class EntryCounter {
  static final String FIELD = "entered";

  private static final String SUFFIX = "$$Guestbeat";

  private final WeakReference<Class<?>> type;

  EntryCounter(Class<?> type) {
    this.type = new WeakReference<>(type);
  }

  /** The name of the counter's class, where the class watched has this name. */
  static String nameFor(String watchedClass) {
    return watchedClass + SUFFIX;
  }

  /** The class file of the counter's class. */
  static byte[] classFile(String internalName) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_5,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        internalName,
        null,
        "java/lang/Object",
        null);
    writer.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, FIELD, "J", null, null).visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  boolean isIn(ClassLoader loader) {
    Class<?> counter = type.get();
    return counter != null && counter.getClassLoader() == loader;
  }

  /** Returns whether the class has gone, and its class loader with it. */
  boolean isGone() {
    return type.get() == null;
  }

  /** The number of entries; 0 if the class has gone. */
  long count() throws ReflectiveOperationException {
    Class<?> counter = type.get();
    return counter == null ? 0 : counter.getField(FIELD).getLong(null);
  }
}
