package io.guestbeat.agent.progress;

import io.guestbeat.heartbeat.check.UnusableGateException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Puts {@code counter++} before the first instruction of the methods meant, and leaves every other
 * byte of the class as it is. Weaves one class once. Makes no lambda and no stream, as it runs
 * wherever a class is loaded.
 */
final class EntryWeaver extends ClassVisitor {
  private static final int API = Opcodes.ASM9;
  private static final int NO_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

  /** What the counter's increment needs: two values of two slots. */
  private static final int STACK = 4;

  private static final int MAJOR_VERSION_AT = 6;

  private final List<WatchedMethod> methods;
  private final String counterClass;
  private final Set<WatchedMethod> missing;
  private final Set<String> declared = new TreeSet<>();

  private EntryWeaver(ClassWriter writer, List<WatchedMethod> methods, String counterClass) {
    super(API, writer);
    this.methods = methods;
    this.counterClass = counterClass;
    this.missing = new LinkedHashSet<>(methods);
  }

  /**
   * The class with its methods counted.
   *
   * @param counterClass the internal name of the class that {@link EntryCounter} defines
   * @throws UnusableGateException if one of the methods is not there, or has no code
   * @throws RuntimeException if the class file is newer than what is known here, or too large
   */
  static byte[] weave(byte[] classFile, List<WatchedMethod> methods, String counterClass)
      throws UnusableGateException {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    EntryWeaver weaver = new EntryWeaver(writer, methods, counterClass);
    reader.accept(weaver, hasFrames(reader) ? 0 : ClassReader.SKIP_FRAMES);
    if (!weaver.missing.isEmpty()) {
      throw new UnusableGateException(weaver.whatIsMissing());
    }
    return writer.toByteArray();
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    if ((access & NO_CODE) != 0) {
      return method;
    }
    declared.add(name);
    return isMeant(name, descriptor) ? new Counted(method, counterClass) : method;
  }

  /** Before Java 6 the JVM passes over frames, should there be any, and ASM refuses them. */
  private static boolean hasFrames(ClassReader reader) {
    return reader.readUnsignedShort(MAJOR_VERSION_AT) >= Opcodes.V1_6;
  }

  private boolean isMeant(String name, String descriptor) {
    boolean isMeant = false;
    for (WatchedMethod method : methods) {
      if (method.matches(name, descriptor)) {
        missing.remove(method);
        isMeant = true;
      }
    }
    return isMeant;
  }

  private String whatIsMissing() {
    return missing
        + " is not declared with code there, but "
        + declared
        + "; name the class that has the method's code";
  }

  /** The code of one method, which counts first. */
  private static final class Counted extends MethodVisitor {
    private final String counterClass;

    Counted(MethodVisitor method, String counterClass) {
      super(API, method);
      this.counterClass = counterClass;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitFieldInsn(Opcodes.GETSTATIC, counterClass, EntryCounter.FIELD, "J");
      super.visitInsn(Opcodes.LCONST_1);
      super.visitInsn(Opcodes.LADD);
      super.visitFieldInsn(Opcodes.PUTSTATIC, counterClass, EntryCounter.FIELD, "J");
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(Math.max(maxStack, STACK), maxLocals);
    }
  }
}
