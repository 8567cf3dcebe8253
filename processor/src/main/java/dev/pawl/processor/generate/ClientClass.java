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
                .addJavadoc(
                        """
                        Starts instances of {@link $T}, signals them, and tells how they fare.

                        <p>What a method here has returned is committed and outlives a crash; where one throws, nothing has
                        happened, except that the answer to a commit may have been lost with the connection: with a key, or a
                        deduplicated signal, it is safe to call again. On a connection of the caller's, all of that holds from
                        the caller's commit on. Thread-safe, except on such a connection.
                        """,
                        user)
                .superclass(draft.ofResult(Types.MACHINE_CLIENT));
        List<Feature> features =
                List.of(new ClientConstructors(draft), new ClientInserts(draft), new ClientSignals(draft));
        features.forEach(feature -> feature.addTo(type));
        return type.build();
    }
}
