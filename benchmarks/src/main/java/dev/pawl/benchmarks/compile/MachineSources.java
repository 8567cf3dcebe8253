package dev.pawl.benchmarks.compile;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sources of many machines, of the size and kind that people write: each in a package of its own, none alike. */
final class MachineSources {

    private MachineSources() {}

    /** The sources by their paths. */
    static Map<String, String> of(int machines, int states) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < machines; i++) {
            sources.put("shop/m" + i + "/Process" + i + ".java", machine(i, states));
        }
        return sources;
    }

    /**
     * A machine that goes from its first state to its last: by turns an action, a signal, a timer with a poll beside it, and a
     * time in a component. Any state can be cancelled, and errors of an action are caught.
     */
    private static String machine(int number, int states) {
        StringBuilder source = new StringBuilder(HEAD.replace("%N", String.valueOf(number)));
        for (int i = 0; i < states - 2; i++) {
            state(source, i);
        }
        for (int i = 0; i < states - 2; i++) {
            step(source, i, i == states - 3 ? "Done" : "State" + (i + 1));
        }
        return source.append("}\n").toString();
    }

    private static void state(StringBuilder source, int i) {
        source.append(i == 0 ? "    @State(initial = true)\n" : "    @State\n");
        source.append("    public record State%s(long order, String customer, Instant due, %s) implements Active {}\n\n"
                .formatted(i, COMPONENTS[i % COMPONENTS.length]));
    }

    private static void step(StringBuilder source, int i, String next) {
        String rest = next.equals("Done") ? "s.order()" : VALUES[(i + 1) % VALUES.length];
        String made =
                "new " + next + "(" + (next.equals("Done") ? "" : "s.order(), s.customer(), s.due(), ") + rest + ")";
        source.append(STEPS[i % STEPS.length].formatted(i, next, made)).append('\n');
    }

    private static final String HEAD = """
            package shop.m%N;

            import dev.pawl.Machine;
            import dev.pawl.Outcome;
            import dev.pawl.Retry;
            import dev.pawl.Signal;
            import dev.pawl.State;
            import dev.pawl.Step;
            import dev.pawl.StepContext;
            import java.math.BigDecimal;
            import java.time.Duration;
            import java.time.Instant;
            import java.util.List;
            import java.util.Map;
            import java.util.Optional;
            import java.util.UUID;

            /** A process with a number. */
            @Machine(queue = "q%N", result = Process%N.Result.class)
            public class Process%N {

                /** What happens outside. */
                public interface Service {
                    Optional<UUID> ask(long order, String customer);

                    void tell(long order, String text);
                }

                public sealed interface Active {}

                public sealed interface Result permits Done, Cancelled {}

                @State(terminal = true)
                public record Done(long order) implements Result {}

                @State(terminal = true)
                public record Cancelled(long order, String why) implements Result {}

                public record Address(String street, String city, Optional<String> country) {}

                public enum Channel { MAIL, PHONE, SHOP }

                public record Item(String sku, int count, BigDecimal price) {}

                @Signal
                public record Confirmed(UUID by, Instant at) {}

                @Signal
                public record Changed(Address address, List<Item> items) {}

                @Signal
                public record Stop(String why) {}

                private final Service service;

                public Process%N(Service service) {
                    this.service = service;
                }

                @Step
                Cancelled stop(Active s, Stop stop) {
                    service.tell(0, stop.why());
                    return new Cancelled(0, stop.why());
                }

            """;

    private static final String[] COMPONENTS = {
        "Address address, Channel channel",
        "List<Item> items, Optional<UUID> ticket",
        "Map<String, Long> counts, boolean urgent",
        "BigDecimal amount, int attempts",
    };

    private static final String[] VALUES = {
        "new Address(\"a\", \"b\", Optional.empty()), Channel.MAIL",
        "List.of(), Optional.empty()",
        "Map.of(), false",
        "BigDecimal.ONE, 0",
    };

    private static final String[] STEPS = {
        """
                @Step
                @Retry(attempts = 5)
                %2$s run%1$s(State%1$s s, StepContext<State%1$s> ctx) {
                    service.tell(s.order(), "state %1$s since " + ctx.now());
                    return %3$s;
                }

                @Step
                Cancelled failed%1$s(State%1$s s, IllegalStateException e) {
                    return new Cancelled(s.order(), String.valueOf(e.getMessage()));
                }
            """, """
                @Step
                %2$s confirmed%1$s(State%1$s s, Confirmed c) {
                    service.tell(s.order(), "confirmed by " + c.by());
                    return %3$s;
                }

                @Step
                Outcome<State%1$s> changed%1$s(State%1$s s, List<Changed> changes, StepContext<State%1$s> ctx) {
                    return ctx.stay(s);
                }
            """, """
                @Step(after = "P3D")
                Cancelled late%1$s(State%1$s s) {
                    return new Cancelled(s.order(), "late");
                }

                @Step
                Outcome<%2$s> poll%1$s(State%1$s s, StepContext<State%1$s> ctx) {
                    return service.ask(s.order(), s.customer()).isPresent()
                            ? Outcome.next(%3$s)
                            : ctx.replay(s, Duration.ofSeconds(5));
                }
            """, """
                @Step(at = "due")
                %2$s due%1$s(State%1$s s) {
                    return %3$s;
                }

                @Step
                Outcome<State%1$s> remind%1$s(State%1$s s, Confirmed c, StepContext<State%1$s> ctx) {
                    service.tell(s.order(), "again");
                    return ctx.stay(s);
                }
            """,
    };
}
