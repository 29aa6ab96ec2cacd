package io.guestbeat.consumers.platforms;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A manifest of Kubernetes as its API would get it. */
final class Manifest {
  private Manifest() {}

  static List<JsonObject> documents(String yaml) {
    List<JsonObject> documents = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
      documents.add(new Gson().toJsonTree(document).getAsJsonObject());
    }
    return documents;
  }

  /** What stands at this path of names and indexes. */
  static JsonElement at(JsonElement document, Object... path) {
    JsonElement here = document;
    for (Object step : path) {
      here =
          step instanceof Integer index
              ? here.getAsJsonArray().get(index)
              : here.getAsJsonObject().get((String) step);
    }
    return here;
  }
}
