package io.guestbeat.agent.progress;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Finds what a class overrides of the methods of another: an override that does not call the
 * original is progress that the original's counter would not see. Stateless.
 */
final class Overrides {
  private Overrides() {}

  /**
   * Returns those of the methods that this class declares anew, with code. Reads its class file,
   * where there is one: reflection would load the classes that its methods name.
   *
   * @throws LinkageError if there is no class file, and the class names others that are not there
   */
  static List<WatchedMethod> in(Class<?> subclass, List<WatchedMethod> methods) {
    List<WatchedMethod> overridden = new ArrayList<>();
    for (WatchedMethod method : methods) {
      for (String[] declared : declaredBy(subclass)) {
        if (method.matches(declared[0], declared[1])) {
          overridden.add(method.overriddenIn(subclass.getName()));
          break;
        }
      }
    }
    return overridden;
  }

  /** Name and descriptor of each method that may override another. */
  private static List<String[]> declaredBy(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      if (in != null) {
        return declaredIn(new ClassReader(in));
      }
    } catch (IOException | RuntimeException itIsNotToBeRead) {
      // Made in the JVM, or newer than what is known here: the JVM itself knows.
    }
    List<String[]> declared = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      add(declared, method.getModifiers(), method.getName(), Type.getMethodDescriptor(method));
    }
    return declared;
  }

  private static List<String[]> declaredIn(ClassReader reader) {
    List<String[]> declared = new ArrayList<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            add(declared, access, name, descriptor);
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return declared;
  }

  private static void add(List<String[]> declared, int access, String name, String descriptor) {
    int closed = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_ABSTRACT;
    if ((access & closed) == 0 && name.charAt(0) != '<') {
      declared.add(new String[] {name, descriptor});
    }
  }
}
