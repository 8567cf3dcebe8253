package dev.pawl.examples.onboarding;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.onboarding.Onboarding.Abandoned;
import dev.pawl.examples.onboarding.Onboarding.AddressConfirmed;
import dev.pawl.examples.onboarding.Onboarding.Confirmed;
import dev.pawl.examples.onboarding.Onboarding.ProfileFilled;
import dev.pawl.examples.onboarding.Onboarding.SignedUp;
import dev.pawl.examples.onboarding.Onboarding.Unconfirmed;
import dev.pawl.examples.onboarding.Onboarding.Welcomed;
import dev.pawl.examples.onboarding.Onboarding.Withdrawn;
import dev.pawl.testing.PawlExtension;
import dev.pawl.testing.TestPawl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OnboardingTest {

    private final List<String> mails = new ArrayList<>();

    @RegisterExtension
    final PawlExtension machines = PawlExtension.inMemory()
            .run(() -> new OnboardingMachine(new Onboarding((address, subject, number) -> mails.add(subject))));

    @Test
    void whoConfirmsAndFillsInIsWelcome(TestPawl pawl, OnboardingClient onboarding) {
        long id = onboarding.insert(new SignedUp("ann@example.org"));
        pawl.drain();
        pawl.assertThat(onboarding, id)
                .isIn(new Unconfirmed("ann@example.org", 0))
                .waitsFor(AddressConfirmed.class);

        onboarding.signal(id, new AddressConfirmed());
        pawl.drain();
        pawl.assertThat(onboarding, id).isIn(Confirmed.class).waitsFor(ProfileFilled.class);

        onboarding.signal(id, new ProfileFilled("Ann"));
        pawl.drain();
        pawl.assertThat(onboarding, id).isDone(new Welcomed("ann@example.org", "Ann"));
        assertThat(mails).containsExactly("confirm");
    }

    @Test
    void whoIsSilentIsRemindedTwiceAndLetGo(TestPawl pawl, OnboardingClient onboarding) {
        long id = onboarding.insert(new SignedUp("bob@example.org"));
        pawl.advance(ofDays(8));
        pawl.assertThat(onboarding, id).isIn(new Unconfirmed("bob@example.org", 2));
        assertThat(mails).containsExactly("confirm", "still there?", "last call");

        pawl.advance(ofDays(6));
        pawl.assertThat(onboarding, id).isDone(new Abandoned("bob@example.org", "never came back"));
    }

    @Test
    void whoConfirmsAndForgetsIsLetGoTwoWeeksLater(TestPawl pawl, OnboardingClient onboarding) {
        long id = onboarding.insert(new SignedUp("eve@example.org"));
        pawl.advance(ofDays(2));
        onboarding.signal(id, new AddressConfirmed());
        pawl.advance(ofDays(13));
        pawl.assertThat(onboarding, id).isIn(Confirmed.class);
        pawl.advance(ofDays(1));
        pawl.assertThat(onboarding, id).isDone();
    }

    @Test
    void whoWithdrawsIsForgotten(TestPawl pawl, OnboardingClient onboarding) {
        long id = onboarding.insert(new SignedUp("joe@example.org"));
        pawl.drain();
        onboarding.signal(id, new Withdrawn());
        pawl.drain();
        pawl.assertThat(onboarding, id).isDone(new Abandoned("joe@example.org", "asked to be forgotten"));
    }

    @Test
    void aCrashAnywhereSendsNoMailTwice() {
        TestPawl.everyCrash(node -> {
            Set<String> numbers = new TreeSet<>();
            TestPawl pawl = node.run(new OnboardingMachine(new Onboarding(
                            (address, subject, number) -> numbers.add(number.replaceAll("\\d+", "") + subject))))
                    .start();
            pawl.client(OnboardingClient.class).insert(new SignedUp("ann@example.org"));
            pawl.advance(ofDays(20));
            return numbers;
        });
    }
}
