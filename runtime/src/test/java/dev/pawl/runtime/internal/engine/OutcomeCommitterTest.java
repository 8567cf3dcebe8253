package dev.pawl.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.error.DatabaseException;
import dev.pawl.runtime.internal.engine.OutcomeCommitter.Answer;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.CommitBuilder;
import dev.pawl.runtime.internal.store.Committed;
import dev.pawl.runtime.internal.store.Effected;
import dev.pawl.runtime.internal.store.Store;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutcomeCommitterTest {

    private static final long SEEN = 5;

    /** What becomes of an outcome whose answer is lost, when its node holds the instance at a revision then. */
    private static Answer answer(Commit.Then then, Map<Long, Long> held) throws Exception {
        Store store = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("held")) {
                        return held;
                    }
                    throw new DatabaseException("no answer", DatabaseException.Kind.UNAVAILABLE, null);
                });
        return answer(store, then);
    }

    private static Answer answer(Store store, Commit.Then then) throws Exception {
        OutcomeCommitter committer = new OutcomeCommitter(store, 1, new Observers(List.of(), Ticker.SYSTEM), 2);
        committer.start();
        try {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            committer.submit(commit(then), told(answer));
            return answer.get(30, TimeUnit.SECONDS);
        } finally {
            committer.close(Duration.ofSeconds(1));
        }
    }

    private static OutcomeCommitter.Asker told(CompletableFuture<Answer> of) {
        return answer -> {
            of.complete(answer);
            return null;
        };
    }

    /** Somebody is inserting the key that the first inserts, for as long as he likes: no row shows it. */
    @Test
    void whoWaitsForOthersKeepsNobodyElseWaiting() throws Exception {
        CountDownLatch waits = new CountDownLatch(20);
        AtomicInteger attempts = new AtomicInteger();
        Store store = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("lockedOut")) {
                        return Set.of();
                    }
                    Commit commit = (Commit) ((List<?>) arguments[0]).get(0);
                    if (commit.id() == 7) {
                        waits.countDown();
                    } else if (attempts.incrementAndGet() > 3) {
                        return List.of(new Committed(
                                commit.id(), true, false, 6, 0, Instant.EPOCH, null, null, Effected.NOTHING));
                    }
                    throw new DatabaseException("no lock in time", DatabaseException.Kind.CONTENTION, null);
                });
        OutcomeCommitter committer =
                new OutcomeCommitter(store, 1, new Observers(List.of(), Ticker.SYSTEM), Settings.LANES);
        committer.start();
        try {
            committer.submit(commit(7, Commit.Then.PARK), answer -> null);
            waits.await();
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            committer.submit(commit(8, Commit.Then.PARK), told(answer));
            assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(Answer.Settled.class);
        } finally {
            committer.close(Duration.ofMillis(100));
        }
    }

    private static Commit commit(Commit.Then then) {
        return commit(7, then);
    }

    private static Commit commit(long id, Commit.Then then) {
        return new CommitBuilder(id, SEEN, 1, "{}", then).build();
    }

    @Test
    void withoutAnAnswerAnInstanceIsKeptOnlyByAnOutcomeThatKeepsIt() throws Exception {
        assertThat(answer(Commit.Then.CONTINUE, Map.of(7L, SEEN + 1))).isEqualTo(new Answer.Kept(SEEN + 1));
        assertThat(answer(Commit.Then.CONTINUE, Map.of())).isEqualTo(new Answer.Gone());
    }

    @Test
    void aLaterClaimOfTheSameNodeIsLeftToItsOwnRun() throws Exception {
        assertThat(answer(Commit.Then.PARK, Map.of(7L, SEEN + 2))).isEqualTo(new Answer.Gone());
        assertThat(answer(Commit.Then.CONTINUE, Map.of(7L, SEEN + 3))).isEqualTo(new Answer.Gone());
    }

    @Test
    void aRepetitionThatTheFirstCommitOvertookAfterAllIsSettledByReadingOnceMore() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        Store store = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("held")) {
                        return Map.of(7L, commits.get() == 1 ? SEEN : SEEN + 1);
                    }
                    if (commits.incrementAndGet() == 1) {
                        throw new DatabaseException("no answer", DatabaseException.Kind.UNAVAILABLE, null);
                    }
                    return List.of(
                            new Committed(7, false, false, SEEN, 0, Instant.EPOCH, null, null, Effected.NOTHING));
                });
        assertThat(answer(store, Commit.Then.CONTINUE)).isEqualTo(new Answer.Kept(SEEN + 1));
        assertThat(commits).hasValue(2);
    }
}
