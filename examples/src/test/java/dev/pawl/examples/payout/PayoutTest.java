package dev.pawl.examples.payout;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.payout.Payout.Approved;
import dev.pawl.examples.payout.Payout.AwaitingApproval;
import dev.pawl.examples.payout.Payout.Order;
import dev.pawl.examples.payout.Payout.Paid;
import dev.pawl.examples.payout.Payout.Refused;
import dev.pawl.examples.payout.Payout.Rejected;
import dev.pawl.examples.payout.Payout.Requested;
import dev.pawl.testing.PawlExtension;
import dev.pawl.testing.TestPawl;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PayoutTest {

    private final FakeBank bank = new FakeBank();

    @RegisterExtension
    final PawlExtension machines = PawlExtension.inMemory().run(() -> new PayoutMachine(new Payout(bank)));

    /** A bank that knows its orders again. */
    private static final class FakeBank implements Bank {

        private final Map<String, String> receipts = new HashMap<>();
        private int outages;

        @Override
        public String pay(String number, Order order) throws BankRefused {
            if (outages-- > 0) {
                throw new IllegalStateException("no line to the bank");
            }
            if (order.account().startsWith("closed")) {
                throw new BankRefused("account closed");
            }
            return receipts.computeIfAbsent(number, key -> "r" + (receipts.size() + 1));
        }
    }

    @Test
    void aSmallAmountIsPaidAtOnce(TestPawl pawl, PayoutClient payouts) {
        long id = payouts.insert(new Requested(new Order("ann", 90_000)));
        pawl.drain();
        pawl.assertThat(payouts, id)
                .isDone(new Paid(new Order("ann", 90_000), "r1"))
                .ran("decide", "pay");
    }

    @Test
    void aLargeAmountTakesTwoPeople(TestPawl pawl, PayoutClient payouts) {
        long id = payouts.insert(new Requested(new Order("ann", 90_000_00)));
        pawl.drain();
        payouts.signal(id, new Approved("bob"));
        payouts.signal(id, new Approved("bob"));
        pawl.drain();
        pawl.assertThat(payouts, id).isIn(AwaitingApproval.class).waitsFor(Approved.class, Rejected.class);
        payouts.signal(id, new Approved("eve"));
        pawl.drain();
        pawl.assertThat(payouts, id).isDone();
    }

    @Test
    void oneVetoIsEnough(TestPawl pawl, PayoutClient payouts) {
        long id = payouts.insert(new Requested(new Order("ann", 2_000_00)));
        pawl.drain();
        payouts.signal(id, new Rejected("bob", "who is ann?"));
        pawl.drain();
        pawl.assertThat(payouts, id).isDone(new Refused(new Order("ann", 2_000_00), "bob: who is ann?"));
        assertThat(bank.receipts).isEmpty();
    }

    @Test
    void silenceIsNoApproval(TestPawl pawl, PayoutClient payouts) {
        long id = payouts.insert(new Requested(new Order("ann", 60_000_00)));
        pawl.drain();
        payouts.signal(id, new Approved("bob"));
        pawl.advance(ofDays(5));
        pawl.assertThat(payouts, id).isDone(new Refused(new Order("ann", 60_000_00), "nobody has decided in time"));
    }

    @Test
    void anOutageIsWaitedOutAndARefusalIsNot(TestPawl pawl, PayoutClient payouts) {
        bank.outages = 3;
        long slow = payouts.insert(new Requested(new Order("ann", 100)));
        pawl.drain();
        pawl.assertThat(payouts, slow).isRetried(1);
        pawl.advance(ofDays(1));
        pawl.assertThat(payouts, slow).isDone();

        long refused = payouts.insert(new Requested(new Order("closed-7", 100)));
        pawl.advance(ofDays(1));
        pawl.assertThat(payouts, refused).isDone(new Refused(new Order("closed-7", 100), "the bank: account closed"));
    }

    @Test
    void aCrashAnywherePaysOnce() {
        TestPawl.everyCrash(node -> {
            FakeBank once = new FakeBank();
            TestPawl pawl = node.run(new PayoutMachine(new Payout(once))).start();
            PayoutClient payouts = pawl.client(PayoutClient.class);
            long id = payouts.insert(new Requested(new Order("ann", 2_000_00)));
            pawl.drain();
            payouts.signal(id, new Approved("bob"));
            pawl.drain();
            return once.receipts.size();
        });
    }
}
