package dev.pawl.testing;

import org.jspecify.annotations.Nullable;

/** What {@link TestPawl#everyCrash} runs again and again. */
@FunctionalInterface
public interface Scenario {

    /**
     * Sets up everything anew, what the steps work with included, starts the node, has it run, and looks at what came of it.
     *
     * @param node how a node is set up; it is to be started once, and is closed by whoever has the scenario run
     * @return what must be the same with a crash and without: compared by {@code equals}, arrays by what is in them
     */
    @Nullable Object run(TestPawl.Builder node) throws Exception;
}
