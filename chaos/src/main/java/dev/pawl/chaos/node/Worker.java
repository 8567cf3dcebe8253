package dev.pawl.chaos.node;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.Pawl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A worker process: runs all machines until its standard input ends, and does what is told it there. */
public final class Worker {

    /** The line that has it hold all its connections for so many milliseconds. */
    public static final String HOLD = "hold ";

    private static final int CONNECTIONS = 12;
    private static final Duration GOODBYE = Duration.ofSeconds(8);

    private Worker() {}

    /** Its name, the address of the database, and the release. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Company.Build build = Company.Build.valueOf(arguments[2]);
        try (HikariDataSource pool = Pools.open(arguments[1], CONNECTIONS);
                Pawl pawl = Pools.start(() -> Company.works(Pawl.on(pool).migrate(false), arguments[0], build))) {
            System.out.println(arguments[0] + " works");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(HOLD)) {
                    Duration time = Duration.ofMillis(Long.parseLong(line.substring(HOLD.length())));
                    new Thread(() -> Pools.hold(pool, time), "chaos-hold").start();
                }
            }
            endAfter(GOODBYE);
        }
    }

    /** Whoever told it to end does not wait for ever, and the database may be gone. */
    static void endAfter(Duration time) {
        Thread end = new Thread(
                () -> {
                    try {
                        Thread.sleep(time.toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(1);
                },
                "chaos-end");
        end.setDaemon(true);
        end.start();
    }
}
