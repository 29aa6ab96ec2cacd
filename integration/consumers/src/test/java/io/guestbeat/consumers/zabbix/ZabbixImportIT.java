package io.guestbeat.consumers.zabbix;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.consumers.Example;
import io.guestbeat.consumers.Tool;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The template as Zabbix' own import checks it. The classes are those of Debian's
 * zabbix-frontend-php, which is unpacked for it and not installed: it would bring a web server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ZabbixImportIT {
  private static final Path CHECK =
      Path.of(
          System.getProperty("guestbeat.root"),
          "integration/consumers/src/test/php/zabbix-import.php");

  private Path folder;

  @BeforeAll
  void unpack(@TempDir Path empty) throws IOException {
    folder = empty;
    Tool.output(folder, "download", List.of("apt-get", "download", "zabbix-frontend-php"));
    try (Stream<Path> files = Files.list(folder)) {
      Path archive =
          files.filter(file -> file.toString().endsWith(".deb")).findFirst().orElseThrow();
      Tool.output(folder, "unpack", List.of("dpkg", "-x", archive.toString(), "frontend"));
    }
  }

  @Test
  void theTemplateCanBeImported() throws IOException {
    assertThat(check(Example.of("zabbix/guestbeat-template.yaml"))).contains("valid: ");
  }

  @Test
  void aMistakeInItIsSeen() throws IOException {
    Example template = Example.of("zabbix/guestbeat-template.yaml");

    assertThat(check(template.with("type: MULTIPLIER", "type: MULTIPLYER")))
        .contains("Invalid tag");
    assertThat(check(template.with("5m)=0", "5m=0"))).contains("incorrect expression");
    assertThat(check(template.with("5m)=1", "5m=1"))).contains("incorrect expression");
  }

  private String check(Example template) throws IOException {
    Path file = template.in(folder);
    Path frontend = folder.resolve("frontend/usr/share/zabbix");
    try (Program php =
        Tool.start(
            folder,
            "php",
            List.of("php", CHECK.toString(), frontend.toString(), file.toString()))) {
      php.awaitExit();
      return php.written();
    }
  }
}
