package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;

/** The class with which other code talks to instances: {@code CheckoutClient}. */
final class ClientClass {

    private ClientClass() {}

    static TypeSpec of(Draft draft) {
        ClassName user = draft.names().user();
        TypeSpec.Builder type = draft.visibleClass(draft.names().client())
                .addJavadoc("""
                        Starts instances of {@link $T}, signals them, and tells how they fare.

                        <p>When a method returns, what it did is committed, and a crash does not undo it: an instance is stored
                        and will be run, a signal is stored and stays in the inbox until a state takes it. When one throws, it
                        did nothing, except that the connection may have been lost between a commit and its answer: with a
                        business key, or a key for deduplication, the call can be repeated. What cannot be stored is refused by
                        an {@link dev.pawl.runtime.error.UnwritableValueException}, and a signal to an instance that has ended,
                        or is unknown, by its {@link $T}. Thread-safe.
                        """, user, Types.SIGNAL_RESULT)
                .superclass(draft.ofResult(Types.MACHINE_CLIENT));
        List<Feature> features =
                List.of(new ClientConstructors(draft), new ClientInserts(draft), new ClientSignals(draft));
        return draft.withMembers(type, features).build();
    }
}
