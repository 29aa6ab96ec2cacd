package io.guestbeat.agent.progress;

import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.heartbeat.gates.MethodName;
import java.util.Collections;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Weaves once where nobody waits, so that the application's thread which loads the class to watch
 * finds all that weaving needs loaded.
 */
final class WeavingRehearsal {
  private static final String CLASS = "Rehearsal";
  private static final String METHOD = "play";

  private WeavingRehearsal() {}

  static void perform() {
    try {
      EntryWeaver.weave(
          stage(),
          Collections.singletonList(
              WatchedMethod.of(MethodName.parse(CLASS + "#" + METHOD + "()"))),
          EntryCounter.nameFor(CLASS));
      EntryCounter.classFile(CLASS);
    } catch (UnusableGateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] stage() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, CLASS, null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, METHOD, "()V", null, null);
    method.visitCode();
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
