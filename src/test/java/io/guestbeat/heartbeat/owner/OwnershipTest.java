package io.guestbeat.heartbeat.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.AppStatus;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private final SharedLock machine = new SharedLock();
  private final Owner acme = Owner.of("4711", "acme");
  private final Owner shop = Owner.of("4712", "shop");
  private final SharedLock.View acmesView = machine.of(acme);
  private final SharedLock.View shopsView = machine.of(shop);
  private final Ownership ofAcme = new Ownership(acmesView, acmesView, acme);
  private final Ownership ofShop = new Ownership(shopsView, shopsView, shop);
  private AppStatus status = AppStatus.GRAY;

  @Test
  void theFirstIsTheOwnerAndTheSecondWaits() {
    assertThat(claim(ofAcme)).isTrue();
    assertThat(claim(ofShop)).isFalse();

    assertThat(ofShop.other()).contains(acme);
    assertThat(ofShop.hasOtherDied()).isFalse();
    assertThat(claim(ofAcme)).isTrue();
  }

  @Test
  void whoWaitsTakesOverAfterACleanEnd() {
    claim(ofAcme);
    claim(ofShop);

    status = AppStatus.GRAY;
    ofAcme.giveUp();

    assertThat(claim(ofShop)).isTrue();
    assertThat(ofShop.other()).isEmpty();
    assertThat(claim(ofAcme)).isFalse();
  }

  @Test
  void whoWaitsStaysAwayWhenTheOwnerHasDied() {
    claim(ofAcme);
    claim(ofShop);
    status = AppStatus.GREEN;
    acmesView.die();

    assertThat(claim(ofShop)).isFalse();
    assertThat(ofShop.hasOtherDied()).isTrue();
    status = AppStatus.RED;
    assertThat(claim(ofShop)).isFalse();
    assertThat(machine.holder()).as("the lock is free for the one who died").isEmpty();
  }

  @Test
  void theSameApplicationTakesItsHeartbeatOverAtOnce() {
    claim(ofAcme);
    claim(ofShop);
    status = AppStatus.GREEN;
    acmesView.die();
    claim(ofShop);

    Owner again = Owner.of("5000", "acme");
    SharedLock.View view = machine.of(again);
    assertThat(claim(new Ownership(view, view, again))).isTrue();

    assertThat(claim(ofShop)).isFalse();
    assertThat(ofShop.other()).contains(again);
    assertThat(ofShop.hasOtherDied()).isFalse();
  }

  @Test
  void aHelperThatStartsAfterTheDeathHidesItNeither() {
    claim(ofAcme);
    status = AppStatus.GREEN;
    acmesView.die();

    assertThat(claim(ofShop)).isFalse();
    assertThat(ofShop.other()).contains(acme);
    assertThat(ofShop.hasOtherDied()).isTrue();
  }

  @Test
  void nobodyWaitsForAnOwnerThatTheHostNoLongerWaitsFor() {
    claim(ofAcme);
    status = AppStatus.GREEN;
    acmesView.die();
    claim(ofShop);

    status = AppStatus.GRAY;

    assertThat(claim(ofShop)).isTrue();
  }

  @Test
  void aHostThatDoesNotAnswerDecidesNothing() {
    claim(ofAcme);
    claim(ofShop);
    acmesView.die();
    status = AppStatus.UNKNOWN;

    assertThat(claim(ofShop)).isFalse();
    assertThat(ofShop.hasOtherDied()).isFalse();
    status = AppStatus.GRAY;
    assertThat(claim(ofShop)).isTrue();
  }

  @Test
  void aSystemWithoutSuchALockHasEachSendAsIfItWereAlone() {
    OwnerLock none =
        new OwnerLock() {
          @Override
          public boolean tryTake(Owner taker) throws IOException {
            throw new IOException("socket: Operation not permitted (errno 1)");
          }

          @Override
          public void release() {}

          @Override
          public Optional<Owner> holder() {
            return Optional.empty();
          }
        };
    Ownership ownership = new Ownership(none, OwnerMemory.NONE, shop);

    assertThat(claim(ownership)).isTrue();
    assertThat(ownership.obstacle()).contains("socket: Operation not permitted (errno 1)");
  }

  @Test
  void takesTheLockAsSoonAsThereIsOne() {
    LateLock late = new LateLock();
    Ownership ownership = new Ownership(late, OwnerMemory.NONE, acme);
    assertThat(claim(ownership)).isTrue();
    status = AppStatus.GREEN;

    late.isThere = true;

    assertThat(claim(ownership)).isTrue();
    assertThat(ownership.obstacle()).isEmpty();
    assertThat(claim(ofShop)).isFalse();
    assertThat(ofShop.other()).contains(acme);
  }

  @Test
  void whoHasSentWithoutALockWaitsForTheOneWhoHasIt() {
    LateLock late = new LateLock();
    Ownership ownership = new Ownership(late, OwnerMemory.NONE, acme);
    claim(ownership);
    claim(ofShop);

    late.isThere = true;

    assertThat(claim(ownership)).isFalse();
    assertThat(ownership.other()).contains(shop);
  }

  @Test
  void aHolderOfWhichNothingIsKnownIsAnotherApplication() {
    Owner nobody = Owner.of("", "");
    SharedLock.View view = machine.of(nobody);
    view.tryTake(nobody);
    claim(ofShop);
    status = AppStatus.GREEN;
    view.die();

    assertThat(claim(ofShop)).isFalse();
    assertThat(ofShop.other().orElseThrow()).hasToString("another process");
  }

  @Test
  void namesOfStrangersBecomeHarmless() {
    assertThat(Owner.of("4711\n", "a b\n2026 WITHHELD: x").toString())
        .isEqualTo("process 4711, a_b_2026_WITHHELD__x");
    assertThat(Owner.of("1", "x".repeat(1000)).name()).hasSize(60);
    assertThat(Owner.of("", "acme")).hasToString("process ?, acme");
  }

  private boolean claim(Ownership ownership) {
    return ownership.claim(() -> status);
  }

  /** The lock of acme, on a system that gives none at first. */
  private final class LateLock implements OwnerLock {
    private boolean isThere;

    @Override
    public boolean tryTake(Owner taker) throws IOException {
      if (!isThere) {
        throw new IOException("no folder for programs");
      }
      return acmesView.tryTake(taker);
    }

    @Override
    public void release() {
      acmesView.release();
    }

    @Override
    public Optional<Owner> holder() {
      return acmesView.holder();
    }
  }
}
