package dev.pawl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.runtime.MachineOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is given to the kit that it should not be: refused by name, and the test goes on. */
class KitInputsTest {

    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    private static TestPawl.Builder builder() {
        return TestPawl.inMemory().run(new LoanMachine(new Loan()));
    }

    @Test
    void nullIsRefusedByItsName() {
        try (TestPawl pawl = builder().start()) {
            LoanClient loans = pawl.client(LoanClient.class);
            refusesNulls(TestPawl.class, pawl, loans);
            refusesNulls(TestPawl.Builder.class, builder(), MachineOptions.defaults());
            refusesNulls(PawlExtension.class, PawlExtension.inMemory());
            assertThat(pawl.drain()).isZero();
        }
    }

    /** Each argument of each public method in turn; the others are what fits of these, where there is any. */
    private static void refusesNulls(Class<?> type, Object target, Object... fitting) {
        List<String> wrong = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            boolean ofJUnit = Arrays.stream(method.getParameterTypes())
                    .anyMatch(parameter -> parameter.getName().startsWith("org.junit."));
            if (!Modifier.isPublic(method.getModifiers()) || method.isSynthetic() || ofJUnit) {
                continue;
            }
            for (int i = 0; i < method.getParameterCount(); i++) {
                if (!method.getParameterTypes()[i].isPrimitive()) {
                    String problem = problem(method, target, i, fitting);
                    if (problem != null) {
                        wrong.add(method + ", argument " + i + ": " + problem);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String problem(Method method, Object target, int nulled, Object... fitting) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            arguments[i] = i == nulled
                    ? null
                    : type == long.class
                            ? (Object) 1L
                            : Arrays.stream(fitting)
                                    .filter(type::isInstance)
                                    .findFirst()
                                    .orElse(null);
        }
        try {
            method.invoke(Modifier.isStatic(method.getModifiers()) ? null : target, arguments);
            return "nothing is thrown";
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            boolean named = thrown instanceof NullPointerException
                    && thrown.getMessage() != null
                    && !thrown.getMessage().contains("Cannot ");
            return named ? null : thrown.toString();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void timesThatCannotBeAreRefusedAndTheTestGoesOn() {
        refused(() -> builder().startingAt(Instant.MIN));
        refused(() -> builder().startingAt(Instant.MAX));
        refused(() -> builder().stepsAtMost(0));
        refused(() -> builder().stepsAtMost(Integer.MIN_VALUE));
        try (TestPawl pawl = builder()
                .startingAt(Instant.EPOCH)
                .stepsAtMost(Integer.MAX_VALUE)
                .start()) {
            refused(() -> pawl.advance(Duration.ofNanos(-1)));
            refused(() -> pawl.advance(LONGEST));
            refused(() -> pawl.advance(Duration.ofSeconds(Long.MIN_VALUE)));
            refused(() -> pawl.advanceTo(Instant.MAX));
            refused(() -> pawl.advanceTo(Instant.MIN));
            assertThat(pawl.now()).isEqualTo(Instant.EPOCH);
            pawl.advance(Duration.ofDays(36_500));
            assertThat(pawl.now()).isAfter(Instant.EPOCH);
            assertThat(pawl.drain()).isZero();
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }
}
