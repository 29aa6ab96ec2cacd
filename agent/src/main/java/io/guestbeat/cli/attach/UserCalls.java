package io.guestbeat.cli.attach;

import com.sun.jna.NativeLong;
import java.util.Optional;

/**
 * The numbers of the system calls that change a thread's user, with ids of 32 bits. Source: Linux
 * 6.1, {@code syscall.tbl} of each architecture and {@code asm-generic/unistd.h}. Immutable.
 */
final class UserCalls {
  private final int setgroups;
  private final int setresuid;
  private final int setresgid;

  private UserCalls(int setgroups, int setresuid, int setresgid) {
    this.setgroups = setgroups;
    this.setresuid = setresuid;
    this.setresgid = setresgid;
  }

  /** Returns those of the processor that this JVM was built for, if they are known. */
  static Optional<UserCalls> ofThisProcessor() {
    return of(System.getProperty("os.arch", ""));
  }

  static Optional<UserCalls> of(String architecture) {
    switch (architecture) {
      case "amd64":
      case "x86_64":
        return Optional.of(new UserCalls(116, 117, 119));
      case "aarch64":
      case "riscv64":
      case "loongarch64":
        return Optional.of(new UserCalls(159, 147, 149));
      case "ppc64":
      case "ppc64le":
        return Optional.of(new UserCalls(81, 164, 169));
      case "i386":
      case "x86":
      case "arm":
      case "s390x":
        return Optional.of(new UserCalls(206, 208, 210));
      default:
        return Optional.empty();
    }
  }

  NativeLong setgroups() {
    return new NativeLong(setgroups);
  }

  NativeLong setresuid() {
    return new NativeLong(setresuid);
  }

  NativeLong setresgid() {
    return new NativeLong(setresgid);
  }
}
