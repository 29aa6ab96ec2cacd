package io.guestbeat;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That what is public is documented as the compiler sees it: its own check of comments would ask
 * for tags that repeat the first sentence, and not for what a caller needs.
 */
class PublicDocumentationTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("guestbeat.root", ".."), "src/main/java");

  /** How a number's comment says what it counts, or in what it is measured. */
  private static final String UNIT =
      "(?is).*\\b(how many|number|bits|code|id|value|unit|ms|bytes|unsigned)\\b.*";

  private static final String INLINE_TAG = "\\{@[^}]*}";
  private static final String SENTENCE = "(?s)[^@]*[.:](\\s.*)?";

  private static final String THREAD_RULE =
      "(?is).*(\\bthreads?\\b|\\bimmutable\\b|\\bstateless\\b).*";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "guest",
        "appmonitor",
        "gate",
        "host",
        "heartbeat",
        "insight.alarm",
        "insight.advice"
      })
  void everythingPublicIsDocumented(String name) throws IOException {
    Documented documented = Documented.read("io.guestbeat." + name);

    assertThat(documented.seen).isGreaterThan(5);
    assertThat(documented.problems).isEmpty();
  }

  @Test
  void theseRulesSeeWhatIsMissing() throws IOException {
    Documented test = new Documented("example", List.of(sourceOfBadExample()));

    assertThat(test.problems)
        .containsExactlyInAnyOrder(
            "example.Bad: says nothing of threads",
            "example.Bad.undocumented(): no comment",
            "example.Bad.count(): does not say what the number is",
            "example.Bad.fails(): does not say when it throws java.io.IOException",
            "example.Bad.unfinished(): the first sentence has no end",
            "example.Bad.Colour.RED: no comment");
  }

  private static Path sourceOfBadExample() throws IOException {
    Path folder = Files.createTempDirectory("guestbeat-documentation");
    Path file = folder.resolve("Bad.java");
    Files.writeString(
        file,
        """
        package example;
        /** Is bad. */
        public class Bad {
          /** Makes one. */
          public Bad() {}
          public void undocumented() {}
          /** Is it. */
          public long count() { return 1; }
          /** Fails. */
          public void fails() throws java.io.IOException {}
          /** Has no end */
          public void unfinished() {}
          /** The colours. */
          public enum Colour {
            RED,
            /** Green. */
            GREEN
          }
          void notPublic() {}
        }
        """);
    // The last that is named is deleted first.
    folder.toFile().deleteOnExit();
    file.toFile().deleteOnExit();
    return file;
  }

  /** One package as its comments show it. */
  private static final class Documented {
    final List<String> problems = new ArrayList<>();
    int seen;
    private final DocTrees trees;

    static Documented read(String name) throws IOException {
      try (Stream<Path> files = Files.list(SOURCES.resolve(name.replace('.', '/')))) {
        return new Documented(name, files.filter(Files::isRegularFile).toList());
      }
    }

    Documented(String name, List<Path> files) throws IOException {
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
        JavacTask task =
            (JavacTask)
                compiler.getTask(
                    null,
                    manager,
                    null,
                    List.of("-proc:none", "-classpath", System.getProperty("java.class.path")),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
        task.parse();
        trees = DocTrees.instance(task);
        for (Element element : task.analyze()) {
          if (element instanceof TypeElement type
              && task.getElements().getPackageOf(type).getQualifiedName().contentEquals(name)
              && type.getEnclosingElement().getKind() == ElementKind.PACKAGE) {
            check(type);
          }
        }
      }
    }

    private void check(TypeElement type) {
      if (!isPublic(type)) {
        return;
      }
      checkComment(type);
      boolean mayBeShared = type.getKind() != ElementKind.ENUM && !isException(type);
      boolean isTopLevel = type.getEnclosingElement().getKind() == ElementKind.PACKAGE;
      if (mayBeShared && isTopLevel && !text(type).matches(THREAD_RULE)) {
        problems.add(type + ": says nothing of threads");
      }
      for (Element member : type.getEnclosedElements()) {
        if (member instanceof TypeElement nested) {
          check(nested);
        } else if (isPublic(member) && !isMadeByTheCompiler(type, member)) {
          checkMember(member);
        }
      }
    }

    private void checkMember(Element member) {
      if (member.getAnnotation(Override.class) != null || hasTextOfItsOwn(member)) {
        return;
      }
      checkComment(member);
      if (member instanceof ExecutableElement method && !text(member).isEmpty()) {
        checkNumber(method);
        checkExceptions(method);
      }
    }

    private void checkComment(Element element) {
      seen++;
      DocCommentTree comment = trees.getDocCommentTree(element);
      if (comment == null || comment.getFirstSentence().isEmpty()) {
        problems.add(name(element) + ": no comment");
      } else if (!text(element).replaceAll(INLINE_TAG, "x").matches(SENTENCE)) {
        problems.add(name(element) + ": the first sentence has no end");
      }
    }

    private void checkNumber(ExecutableElement method) {
      boolean isNumber =
          Set.of("int", "long", "double").contains(method.getReturnType().toString());
      if (isNumber && !text(method).matches(UNIT)) {
        problems.add(name(method) + ": does not say what the number is");
      }
    }

    /** That a caller must catch it is to be explained; our own are told of in words too. */
    private void checkExceptions(ExecutableElement method) {
      Set<String> explained =
          trees.getDocCommentTree(method).getBlockTags().stream()
              .filter(ThrowsTree.class::isInstance)
              .map(tag -> ((ThrowsTree) tag).getExceptionName().getSignature())
              .map(name -> name.substring(name.lastIndexOf('.') + 1))
              .collect(toSet());
      for (TypeMirror thrown : method.getThrownTypes()) {
        String full = thrown.toString();
        boolean isInterrupt = full.equals("java.lang.InterruptedException");
        if (!isInterrupt && !explained.contains(full.substring(full.lastIndexOf('.') + 1))) {
          problems.add(name(method) + ": does not say when it throws " + full);
        }
      }
    }

    /** A constant of an enum that is a table: its row has a sentence. */
    private boolean hasTextOfItsOwn(Element member) {
      return member.getKind() == ElementKind.ENUM_CONSTANT
          && trees.getTree(member).toString().matches("(?s).*\"[^\"]+ [^\"]+\".*");
    }

    private String text(Element element) {
      DocCommentTree comment = trees.getDocCommentTree(element);
      return comment == null ? "" : comment.toString().trim();
    }

    private static boolean isPublic(Element element) {
      boolean isInInterface = element.getEnclosingElement().getKind() == ElementKind.INTERFACE;
      return isInInterface
          || element.getModifiers().contains(Modifier.PUBLIC)
          || element.getModifiers().contains(Modifier.PROTECTED);
    }

    private boolean isMadeByTheCompiler(TypeElement type, Element member) {
      boolean isOfAnEnum =
          type.getKind() == ElementKind.ENUM
              && member.toString().matches("values\\(\\)|valueOf\\(.*\\)");
      return isOfAnEnum || trees.getTree(member) == null;
    }

    private static boolean isException(TypeElement type) {
      return type.getSimpleName().toString().endsWith("Exception");
    }

    private static String name(Element element) {
      return element instanceof TypeElement ? element.toString() : name(element, element);
    }

    private static String name(Element element, Object simple) {
      return element.getEnclosingElement() + "." + simple;
    }
  }
}
