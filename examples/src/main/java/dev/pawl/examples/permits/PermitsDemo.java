package dev.pawl.examples.permits;

import dev.pawl.Completion;
import dev.pawl.Completion.Done;
import dev.pawl.examples.permits.Dossier.Entry;
import dev.pawl.examples.permits.Permit.Closed;
import dev.pawl.examples.support.Database;
import dev.pawl.examples.support.DemoException;
import dev.pawl.examples.support.Login;
import dev.pawl.examples.support.Progress;
import dev.pawl.examples.support.Waiting;
import dev.pawl.examples.support.Worker;
import dev.pawl.examples.support.Workers;
import dev.pawl.runtime.Instance;
import dev.pawl.runtime.Pawl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** One replay of a log: its events go in as signals, workers die, and every case ends with its story of the log. */
final class PermitsDemo implements AutoCloseable {

    private static final int SENDERS = 8;
    private static final Duration STALLED = Duration.ofSeconds(60);

    private final Database database;
    private final Pawl pawl;
    private final PermitClient permits;
    private final Workers workers;
    private final Progress progress;

    /** Prepares a replay in a database that holds nothing of an earlier one. */
    PermitsDemo(Login login, Progress progress) {
        this.progress = progress;
        database = new Database(login, 4);
        if (database.has("pawl.instances") && count("TRUE") > 0) {
            database.close();
            throw new DemoException("This database holds an earlier run of the example. Look at it as long as you like"
                    + " (pawl.instances); to run again, drop it first:\n  DROP SCHEMA pawl CASCADE");
        }
        pawl = Pawl.on(login.url(), login.user(), login.password()).start();
        permits = new PermitClient(pawl);
        workers = new Workers(login, "permits");
    }

    /** Replays a log with so many workers, kills so many of them on the way, and compares. */
    Verdict replay(EventLog log, int workerCount, int kills) {
        workers.start(workerCount);
        progress.event(workerCount + " workers are at work");
        Answers answers = new Answers();
        send(log, answers, kills);
        int cases = log.cases().size();
        long ended = -1;
        boolean stalled = false;
        while (ended < cases && !stalled) {
            long before = ended;
            stalled = !Waiting.until(() -> count("status = 'done'") > before, STALLED);
            ended = count("status = 'done'");
            progress.now("cases closed " + ended + " of " + cases);
        }
        workers.stop();
        return compare(log, answers);
    }

    /** The workers. */
    Workers workers() {
        return workers;
    }

    @Override
    public void close() {
        workers.close();
        pawl.close();
        database.close();
    }

    private void send(EventLog log, Answers answers, int kills) {
        Map<String, Integer> counts = log.cases().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().size()));
        ExecutorService echo = Executors.newFixedThreadPool(2);
        List<CompletableFuture<Void>> successors = new ArrayList<>();
        try (Lanes lanes = new Lanes(SENDERS, lane -> new Sender(permits, echo, answers, counts)::send)) {
            int total = log.events().size();
            for (int i = 0; i < total; i++) {
                lanes.send(log.events().get(i));
                if (successors.size() < kills && (i + 1L) * (kills + 1) >= (successors.size() + 1L) * total) {
                    successors.add(replace(workers.oldest()));
                }
                if (i % 32 == 0) {
                    progress.now("events sent " + answers.sent() + "   killed " + workers.killed());
                }
            }
            lanes.finish();
        } finally {
            echo.shutdown();
        }
        successors.forEach(CompletableFuture::join);
    }

    private CompletableFuture<Void> replace(Worker victim) {
        workers.kill(victim);
        progress.event("worker " + victim.name() + " killed, another one starts");
        return CompletableFuture.runAsync(() -> workers.start(1));
    }

    private Verdict compare(EventLog log, Answers answers) {
        List<String> differences = new ArrayList<>();
        Map<String, List<Entry>> cases = log.cases();
        cases.forEach((number, expected) -> {
            Optional<Completion<Closed>> end = permits.find(number).flatMap(Instance::completion);
            if (end.isEmpty()) {
                differences.add(number + " is not there");
            } else if (!(end.get() instanceof Done<Closed> done)) {
                differences.add(number + " has not ended as it must: " + end.get());
            } else if (!done.result().dossier().entries().equals(expected)) {
                differences.add(number + " has " + done.result().dossier().entries() + " and must have " + expected);
            }
        });
        long missing = log.events().size() - answers.accepted();
        return new Verdict(log, answers, workers.killed(), cases.size() - differences.size(), missing, differences);
    }

    private long count(String which) {
        return database.number("SELECT count(*) FROM pawl.instances WHERE machine = 'Permit' AND " + which);
    }
}
