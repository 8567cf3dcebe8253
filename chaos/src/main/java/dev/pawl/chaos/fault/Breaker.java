package dev.pawl.chaos.fault;

import dev.pawl.chaos.house.House;
import dev.pawl.chaos.house.Server;
import dev.pawl.chaos.node.Worker;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Carries out a plan. What takes time is ended by itself; what concerns the server is done one after the other. */
public final class Breaker implements AutoCloseable {

    private static final String END_SESSIONS = """
            SELECT count(pg_terminate_backend(pid)) FROM (
                SELECT pid FROM pg_stat_activity
                WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
                ORDER BY md5(pid || ' ' || ?) LIMIT ?
            ) s
            """;

    private final House house;
    private final Damage damage;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(6, Breaker::thread);
    private final ExecutorService database = Executors.newSingleThreadExecutor(Breaker::thread);

    /** Breaks what is in a house, and counts it. */
    public Breaker(House house, Damage damage) {
        this.house = house;
        this.damage = damage;
    }

    /** Carries out all of it, each at its time, and waits for its end. */
    public void run(Plan plan) throws InterruptedException {
        for (Plan.Planned planned : plan.faults()) {
            clock.schedule(() -> begin(planned.fault()), planned.at().toMillis(), TimeUnit.MILLISECONDS);
        }
        Thread.sleep(plan.length().toMillis());
    }

    /** A fault whose time comes when the plan is over has no executor any more, and is left out. */
    private void begin(Fault fault) {
        boolean servers = fault instanceof Fault.StopDatabase
                || fault instanceof Fault.FillDisk
                || fault instanceof Fault.FillServer
                || fault instanceof Fault.EndSessions;
        (servers ? database : clock).execute(() -> {
            try {
                carryOut(fault);
            } catch (SQLException e) {
                // The server is away for another reason just now.
                damage.add("faults that found no server", 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException e) {
                house.complain("fault " + fault + " could not be carried out: " + e);
            }
        });
    }

    private void carryOut(Fault fault) throws IOException, SQLException, InterruptedException {
        if (fault instanceof Fault.KillWorkers kill) {
            for (int worker : kill.workers()) {
                damage.add("workers killed", house.kill(worker) ? 1 : 0);
            }
            after(kill.pause(), () -> kill.workers().forEach(house::revive));
        } else if (fault instanceof Fault.KillClient kill) {
            damage.add("clients killed", house.kill(kill.process()) ? 1 : 0);
            house.revive(kill.process());
        } else if (fault instanceof Fault.Freeze freeze) {
            Runnable thaw = house.freeze(freeze.process());
            damage.add("workers frozen", 1);
            after(freeze.time(), thaw);
        } else if (fault instanceof Fault.StopDatabase stop) {
            house.server().stopImmediately();
            Thread.sleep(stop.down().toMillis());
            house.server().start();
            damage.add("database stops", 1);
        } else if (fault instanceof Fault.EndSessions end) {
            damage.add("sessions ended", endSessions(end));
        } else if (fault instanceof Fault.Cut cut) {
            damage.add("connections cut", house.link(cut.process()).cut());
        } else if (fault instanceof Fault.LoseAnswers lose) {
            house.link(lose.process()).loseAnswers();
            after(lose.time(), () -> {
                int cut = house.link(lose.process()).cut();
                damage.add("connections cut", cut);
                damage.add("connections cut (of these, before an answer)", cut);
            });
        } else if (fault instanceof Fault.Stall stall) {
            house.link(stall.process()).stall(stall.time());
            damage.add("links stalled", 1);
        } else if (fault instanceof Fault.Delay delay) {
            house.link(delay.process()).delay(delay.each(), delay.time());
            damage.add("links delayed", 1);
        } else if (fault instanceof Fault.FillPool fill) {
            house.tell(fill.worker(), Worker.HOLD + fill.time().toMillis());
            damage.add("pools filled", 1);
        } else if (fault instanceof Fault.FillServer fill) {
            fillServer(fill.time());
        } else if (fault instanceof Fault.FillDisk fill) {
            fillDisk(fill.time());
        } else if (fault instanceof Fault.Upgrade upgrade) {
            house.upgrade(upgrade.process());
            damage.add("processes upgraded", 1);
        }
    }

    private int endSessions(Fault.EndSessions end) throws SQLException {
        try (Connection connection = house.server().connect();
                PreparedStatement statement = connection.prepareStatement(END_SESSIONS)) {
            statement.setString(1, String.valueOf(end.salt()));
            statement.setInt(2, end.count());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void fillServer(Duration time) throws InterruptedException {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < Server.CONNECTIONS; i++) {
                taken.add(house.server().connect());
            }
        } catch (SQLException full) {
            damage.add("server without connections", 1);
        }
        Thread.sleep(time.toMillis());
        for (Connection connection : taken) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It was ended by another fault.
            }
        }
    }

    private void fillDisk(Duration time) throws IOException, InterruptedException {
        if (house.volume().whyNot() != null) {
            return;
        }
        house.volume().fill();
        Thread.sleep(time.toMillis());
        house.volume().free();
        damage.add("disk full", 1);
        // Without room for its log it gives up, and perhaps does not come back by itself.
        house.server().awaitOrRestart();
    }

    private void after(Duration time, Runnable end) {
        try {
            clock.schedule(end, time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The plan is over.
            end.run();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "chaos-breaker");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins nothing any more, and waits for what was begun. */
    @Override
    public void close() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(30, TimeUnit.SECONDS);
        database.shutdown();
        database.awaitTermination(90, TimeUnit.SECONDS);
    }
}
