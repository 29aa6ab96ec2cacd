package io.guestbeat.agent.rig;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.util.ArrayList;
import java.util.List;

/** A user of this machine that a test makes, and removes when it is closed; root only. */
public final class MadeUser implements AutoCloseable {
  /** What stands before a command that the user nobody, whom every system has, is to run. */
  public static final List<String> NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  /** Names the programs that it needs, for {@link NeedsPrograms}. */
  public static final String NEEDED = "test $(id -u) = 0 && command -v useradd userdel setpriv";

  private static final int BUSY = 1;

  private final String name;
  private final int id;

  private MadeUser(String name, int id) {
    this.name = name;
    this.id = id;
  }

  /** Makes one, without a home, whose name ends so. */
  public static MadeUser named(String suffix) {
    String name = "guestbeat-" + ProcessHandle.current().pid() + "-" + suffix;
    // Another test, or another program, may just be writing the list of users.
    int status = BUSY;
    for (int tries = 0; status == BUSY && tries < 10; tries++) {
      status = run("useradd", "-M", "-s", "/bin/false", name);
    }
    assertThat(status).as("useradd " + name).isZero();
    return new MadeUser(
        name, Integer.parseInt(ProgramBuilder.of("id", "-u", name).output().trim()));
  }

  public int id() {
    return id;
  }

  /** The command that runs another one as this user, with no rights beside the user's. */
  public static List<String> command(int id, List<String> command) {
    String user = Integer.toString(id);
    List<String> whole =
        new ArrayList<>(List.of("setpriv", "--reuid", user, "--regid", user, "--clear-groups"));
    whole.add("--inh-caps=-all");
    whole.addAll(command);
    return whole;
  }

  @Override
  public void close() {
    int status = BUSY;
    for (int tries = 0; status != 0 && tries < 10; tries++) {
      status = run("userdel", name);
    }
    assertThat(status).as("userdel " + name).isZero();
  }

  private static int run(String... command) {
    try (Program program = ProgramBuilder.of(command).run()) {
      return program.awaitExit();
    }
  }
}
