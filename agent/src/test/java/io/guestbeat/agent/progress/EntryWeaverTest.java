package io.guestbeat.agent.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.heartbeat.gates.MethodName;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class EntryWeaverTest {
  private static final List<WatchedMethod> TOLD =
      List.of(WatchedMethod.of(MethodName.parse("Story#tell")));

  @Test
  void addsFourInstructionsToTheMethodAndNothingElse() throws Exception {
    byte[] original = classFile(Story.class);

    List<String> added = instructions(EntryWeaver.weave(original, TOLD, "Counter"));

    List<String> before = instructions(original);
    assertThat(added).hasSize(before.size() + 4);
    before.forEach(added::remove);
    assertThat(added)
        .containsExactly(
            "tell GETSTATIC Counter.entered",
            "tell LCONST_1",
            "tell LADD",
            "tell PUTSTATIC Counter.entered");
  }

  @Test
  void refusesAClassFileThatIsNewerThanItKnows() throws Exception {
    byte[] newer = classFile(Story.class);
    newer[7] = 120;

    assertThatThrownBy(() -> EntryWeaver.weave(newer, TOLD, "Counter"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("120");
  }

  @Test
  void theRehearsalNeedsNothing() {
    WeavingRehearsal.perform();
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream("EntryWeaverTest$Story.class")) {
      return in.readAllBytes();
    }
  }

  /** Each instruction that the tests' class has before and after, with its method. */
  private static List<String> instructions(byte[] classFile) {
    List<String> found = new ArrayList<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return new Listing(name, found);
              }
            },
            0);
    return found;
  }

  /** Has one method to weave, with a jump and so with frames. */
  static final class Story {
    static int tell(int times) {
      int told = 0;
      while (told < times) {
        told++;
      }
      return told;
    }

    static long tellNot(long not) {
      return not + 1;
    }
  }

  private static final class Listing extends MethodVisitor {
    private final String method;
    private final List<String> found;

    Listing(String method, List<String> found) {
      super(Opcodes.ASM9);
      this.method = method;
      this.found = found;
    }

    @Override
    public void visitInsn(int opcode) {
      String name =
          switch (opcode) {
            case Opcodes.LCONST_1 -> "LCONST_1";
            case Opcodes.LADD -> "LADD";
            default -> String.valueOf(opcode);
          };
      found.add(method + " " + name);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      String instruction = opcode == Opcodes.GETSTATIC ? "GETSTATIC " : "PUTSTATIC ";
      found.add(method + " " + instruction + owner + "." + name);
    }
  }
}
