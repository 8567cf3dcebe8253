package dev.pawl.chaos.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checker can fail: each mistake that an engine of this kind can have is found by it, and the same course of events
 * without the mistake is without a violation.
 */
@Timeout(120)
class BrokenTest {

    private static TestDatabase database;

    @TempDir
    private Path notes;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** A worker hangs in a step until another run of it has been committed; then it brings its own outcome. */
    private Set<String> zombie(Breakage breakage) throws Exception {
        try (Trial trial = new Trial(database, notes, breakage, "begin")) {
            Pawl node = trial.node();
            trial.insert(node, false);
            trial.hold().awaitHeld();
            trial.loseLease();
            trial.awaitState("Waiting");
            trial.hold().release();
            trial.awaitTwoOutcomes(node);
            trial.add(node);
            return trial.violated();
        }
    }

    @Test
    void withoutAFence() throws Exception {
        assertThat(zombie(Breakage.NO_FENCE)).contains("gap in the history");
    }

    @Test
    void withAFence() throws Exception {
        assertThat(zombie(Breakage.NONE)).isEmpty();
    }

    /** A signal comes while the instance executes, and it is the only one. */
    private Set<String> signalOnTheWay(Breakage breakage) throws Exception {
        try (Trial trial = new Trial(database, notes, breakage, "go")) {
            Pawl node = trial.node();
            trial.insert(node, false);
            trial.hold().awaitHeld();
            trial.add(node);
            trial.hold().release();
            return trial.violated();
        }
    }

    @Test
    void parkingWithoutTheCounter() throws Exception {
        assertThat(signalOnTheWay(Breakage.PARK_WITHOUT_COUNTER)).containsExactly("not ended");
    }

    @Test
    void parkingWithTheCounter() throws Exception {
        assertThat(signalOnTheWay(Breakage.NONE)).isEmpty();
    }

    /** A worker hangs in the second of two steps that it does without letting go between them. */
    private Set<String> secondStep(Breakage breakage) throws Exception {
        try (Trial trial = new Trial(database, notes, breakage, "go")) {
            Pawl node = trial.node();
            trial.insert(node, false);
            trial.hold().awaitHeld();
            trial.loseLease();
            trial.add(node);
            trial.hold().release();
            return trial.violated();
        }
    }

    @Test
    void aReaperWithoutTheRevision() throws Exception {
        assertThat(secondStep(Breakage.REAPER_WITHOUT_REVISION)).contains("two outcomes of one revision");
    }

    @Test
    void aReaperWithTheRevision() throws Exception {
        assertThat(secondStep(Breakage.NONE)).isEmpty();
    }

    /** A worker hangs in the step that takes a signal. */
    private Set<String> taking(Breakage breakage) throws Exception {
        try (Trial trial = new Trial(database, notes, breakage, "add")) {
            Pawl node = trial.node();
            trial.insert(node, false);
            trial.awaitState("Waiting");
            trial.add(node);
            trial.hold().awaitHeld();
            trial.loseLease();
            trial.hold().release();
            return trial.violated();
        }
    }

    @Test
    void consumedOutsideOfTheTransaction() throws Exception {
        assertThat(taking(Breakage.CONSUMED_WITH_THE_CLAIM)).contains("not ended", "accepted signal lost");
    }

    @Test
    void consumedWithTheOutcome() throws Exception {
        assertThat(taking(Breakage.NONE)).isEmpty();
    }

    /** The only node that knows when an instance is due goes away; another one lives. */
    private Set<String> orphan(Breakage breakage) throws Exception {
        try (Trial trial = new Trial(database, notes, breakage, "")) {
            Pawl one = trial.node();
            trial.insert(one, true);
            trial.awaitState("Napping");
            trial.node();
            one.close();
            trial.passAnHour();
            return trial.violated();
        }
    }

    @Test
    void wakingByNotificationsOnly() throws Exception {
        assertThat(orphan(Breakage.NOTIFIED_ONLY)).containsExactly("not ended");
    }

    @Test
    void wakingByLookingToo() throws Exception {
        assertThat(orphan(Breakage.NONE)).isEmpty();
    }

    @Test
    void aCommitWhoseAnswerWasLostIsSimplyRetried() throws Exception {
        assertThat(lost(Breakage.RETRIED)).contains("gap in the history");
    }

    @Test
    void aCommitWhoseAnswerWasLostIsSettled() throws Exception {
        assertThat(lost(Breakage.ANSWER_LOST)).isEmpty();
    }

    /** The first outcome is committed, and nobody hears of it. */
    private Set<String> lost(Breakage breakage) throws Exception {
        try (Trial trial = new Trial(database, notes, breakage, "")) {
            Pawl node = trial.node();
            trial.insert(node, false);
            trial.add(node);
            return trial.violated();
        }
    }
}
