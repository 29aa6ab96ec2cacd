package io.guestbeat.jconsole.view;

import java.util.List;

/** A list of lights and texts, as long as it must be. */
final class Rows extends Column {
  private static final long serialVersionUID = 1;

  private final String name;
  private final int em;

  Rows(String name, int em) {
    super(em / 4);
    this.name = name;
    this.em = em;
    setName(name);
  }

  /** Shows these, a light for each text. */
  void show(List<Light> lights, List<String> texts) {
    while (getComponentCount() > texts.size()) {
      remove(getComponentCount() - 1);
    }
    while (getComponentCount() < texts.size()) {
      add(new Row(name + "." + getComponentCount(), em));
    }
    for (int i = 0; i < texts.size(); i++) {
      ((Row) getComponent(i)).show(lights.get(i), texts.get(i));
    }
    revalidate();
    repaint();
  }
}
