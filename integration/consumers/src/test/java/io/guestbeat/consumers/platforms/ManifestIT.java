package io.guestbeat.consumers.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The manifests of examples/kubernetes, held against the API that Kubernetes' client is made of.
 */
final class ManifestIT {
  private static final Path FILES =
      Path.of(System.getProperty("guestbeat.root")).resolve("examples/kubernetes").normalize();

  @Test
  void theyHaveNoFieldThatTheApiLacksAndLackNoneThatItNeeds() throws Exception {
    List<Path> manifests = manifests();

    assertThat(manifests).isNotEmpty();
    for (Path manifest : manifests) {
      validate(Files.readString(manifest));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "livenessProbe:, livenesProbe:, livenesProbe",
    "localhostProfile:, localProfile:, localProfile",
    "mountPath: /guestbeat, path: /guestbeat, path",
    "matchLabels:, matchLabel:, matchLabel",
    "image: acme:1.0.0, image: [acme], image",
    "drop: [ALL], drop: ALL, drop"
  })
  void whatIsWrongInThemIsSeen(String right, String wrong, String field) throws Exception {
    String manifest = Files.readString(FILES.resolve("acme.yaml"));
    assertThat(manifest).contains(right);

    assertThatThrownBy(() -> validate(manifest.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`" + field + "`");
  }

  private static void validate(String manifest) throws Exception {
    for (JsonObject object : Manifest.documents(manifest)) {
      Class<?> kind = kind(object.get("kind").getAsString());
      try {
        kind.getMethod("validateJsonElement", JsonElement.class).invoke(null, object);
      } catch (InvocationTargetException e) {
        throw (Exception) e.getCause();
      }
    }
  }

  private static Class<?> kind(String name) throws ClassNotFoundException {
    return Class.forName("io.kubernetes.client.openapi.models.V1" + name);
  }

  private static List<Path> manifests() throws Exception {
    try (Stream<Path> files = Files.list(FILES)) {
      return new ArrayList<>(files.filter(file -> file.toString().endsWith(".yaml")).toList());
    }
  }
}
