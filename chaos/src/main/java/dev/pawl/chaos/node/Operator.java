package dev.pawl.chaos.node;

import dev.pawl.Status;
import dev.pawl.runtime.HistoryEntry;
import dev.pawl.runtime.InstanceFilter;
import dev.pawl.runtime.OperationResult;
import dev.pawl.runtime.Operations;
import dev.pawl.runtime.Paused;
import java.util.List;
import java.util.Random;

/**
 * Somebody who stops, cancels and puts back what may be executing just then, and has go on what has failed. What is stopped
 * goes on soon; where whoever has stopped it dies, the finisher sees to that.
 */
final class Operator {

    private static final InstanceFilter FAILED = InstanceFilter.machine("Job").status(Status.FAILED);
    private static final InstanceFilter STOPPED = InstanceFilter.machine("Job").status(Status.PAUSED);
    private static final int AT_ONCE = 500;

    /** Does something later. */
    interface Diary {
        void soon(long millis, Runnable what);
    }

    private final Operations operations;
    private final Notebook notebook;
    private final Diary diary;
    private final Random random;

    Operator(Operations operations, Notebook notebook, Diary diary, Random random) {
        this.operations = operations;
        this.notebook = notebook;
        this.diary = diary;
        this.random = random;
    }

    /** Looks after some jobs that have just been inserted. */
    void operate(List<Long> jobs) {
        for (int n = 0; n < 4; n++) {
            long id = jobs.get(random.nextInt(jobs.size()));
            switch (random.nextInt(8)) {
                case 0, 1 -> diary.soon(random.nextInt(800), () -> rewind(id));
                case 2 ->
                    diary.soon(
                            random.nextInt(400),
                            () -> note(id, "CANCELLED", operations.cancel(id, "no longer wanted")));
                default -> diary.soon(random.nextInt(400), () -> pause(id));
            }
        }
        if (random.nextInt(15) == 0) {
            operations.pauseMachine("Mailing");
            diary.soon(random.nextInt(600), () -> operations.resumeMachine("Mailing"));
        }
        if (random.nextInt(15) == 0) {
            operations.pauseQueue("jobs");
            diary.soon(random.nextInt(600), () -> operations.resumeQueue("jobs"));
        }
        retry();
    }

    private void pause(long id) {
        if (note(id, "PAUSED", operations.pause(id))) {
            diary.soon(random.nextInt(600), () -> note(id, "RESUMED", operations.resume(id)));
        }
    }

    private void rewind(long id) {
        List<HistoryEntry> history = operations.history(id);
        if (!history.isEmpty()) {
            note(id, "REWOUND", operations.rewind(id, history.get(0).revision()));
        }
    }

    private boolean note(long id, String what, OperationResult result) {
        if (result == OperationResult.DONE) {
            notebook.operated(id, what);
        }
        return result == OperationResult.DONE;
    }

    /** What has failed goes on: one by one, or all. */
    void retry() {
        operations.list(FAILED, 3).forEach(failed -> note(failed.id(), "RETRIED", operations.retry(failed.id())));
        if (random.nextInt(3) == 0) {
            operations.retryAll(FAILED);
        }
    }

    /** All goes on. */
    static void resume(Operations operations) {
        for (Paused paused : operations.paused()) {
            paused.machine().ifPresent(operations::resumeMachine);
            paused.queue().ifPresent(operations::resumeQueue);
        }
        operations.list(STOPPED, AT_ONCE).forEach(stopped -> operations.resume(stopped.id()));
        operations.retryAll(FAILED);
    }
}
