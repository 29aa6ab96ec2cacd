package io.guestbeat.consumers.nagios;

import io.guestbeat.consumers.Example;
import io.guestbeat.consumers.Tool;
import io.guestbeat.support.Program;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A monitor that runs the example's checks, a second apart. Used by one thread. */
final class Daemon implements AutoCloseable {
  /** What Nagios needs around the example: its files, and a host with somebody to tell. */
  private static final String AROUND_NAGIOS =
      """
      define timeperiod {
        timeperiod_name 24x7
        alias always
        monday 00:00-24:00
        tuesday 00:00-24:00
        wednesday 00:00-24:00
        thursday 00:00-24:00
        friday 00:00-24:00
        saturday 00:00-24:00
        sunday 00:00-24:00
      }
      define command {
        command_name nobody
        command_line /bin/true
      }
      define contact {
        contact_name nagiosadmin
        service_notification_commands nobody
        host_notification_commands nobody
      }
      define host {
        host_name app1
        address 127.0.0.1
        max_check_attempts 1
        contacts nagiosadmin
      }
      """;

  private static final String NAGIOS =
      """
      cfg_file=FOLDER/guestbeat.cfg
      cfg_file=FOLDER/around.cfg
      log_file=FOLDER/nagios.log
      object_cache_file=FOLDER/objects.cache
      status_file=FOLDER/status.dat
      temp_file=FOLDER/temp
      temp_path=FOLDER
      check_result_path=FOLDER
      lock_file=FOLDER/lock
      query_socket=FOLDER/query
      check_external_commands=0
      retain_state_information=0
      status_update_interval=1
      interval_length=1
      service_inter_check_delay_method=n
      nagios_user=root
      nagios_group=root
      """;

  private static final String ICINGA =
      """
      include <itl>
      include "guestbeat.conf"
      object Host "app1" {
        address = "127.0.0.1"
        check_command = "dummy"
        vars.guestbeat = true
      }
      object CheckerComponent "checker" {}
      object StatusDataWriter "status" {
        status_path = "FOLDER/status.dat"
        objects_path = "FOLDER/objects.cache"
        update_interval = 1s
      }
      """;

  private final Program program;
  private final StatusFile status;

  private Daemon(Program program, Path folder) {
    this.program = program;
    status = new StatusFile(folder.resolve("status.dat"));
  }

  /** Nagios, once it has found no fault with the example. */
  static Daemon nagios(Path folder, Example example, String plugin) throws IOException {
    example.with("/usr/local/lib/nagios/plugins/check_guestbeat", plugin).in(folder);
    Files.writeString(folder.resolve("around.cfg"), AROUND_NAGIOS);
    Path main =
        Files.writeString(folder.resolve("nagios.cfg"), NAGIOS.replace("FOLDER", "" + folder));
    Tool.output(folder, "verify", List.of("nagios4", "-v", main.toString()));
    return new Daemon(Tool.start(folder, "nagios", List.of("nagios4", main.toString())), folder);
  }

  /** Icinga, once it has found no fault with the example. */
  static Daemon icinga(Path folder, Example example, String plugin) throws IOException {
    example
        .with("/usr/local/lib/nagios/plugins/check_guestbeat", plugin)
        .with("check_interval = 1m", "check_interval = 1s")
        .in(folder);
    Path main =
        Files.writeString(folder.resolve("icinga2.conf"), ICINGA.replace("FOLDER", "" + folder));
    Tool.output(folder, "verify", icinga2(folder, main, "-C"));
    return new Daemon(Tool.start(folder, "icinga", icinga2(folder, main)), folder);
  }

  private static List<String> icinga2(Path folder, Path main, String... more) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "ICINGA2_USER=root", "ICINGA2_GROUP=root", "icinga2", "daemon"));
    command.addAll(List.of(more));
    command.addAll(List.of("-c", main.toString()));
    for (String constant : List.of("DataDir", "LogDir", "CacheDir", "InitRunDir")) {
      command.add("-D" + constant + "=" + folder);
    }
    return command;
  }

  /** Waits until this service is in this state; what it says. */
  StatusFile.Service await(String service, int state) {
    Wait.until(
        () -> status.service(service).filter(is -> is.state() == state).isPresent(),
        () -> service + ": " + status.service(service) + "\n" + program.written());
    return status.service(service).orElseThrow();
  }

  @Override
  public void close() {
    program.close();
  }
}
