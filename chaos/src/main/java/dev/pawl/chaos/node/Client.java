package dev.pawl.chaos.node;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.Pawl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client process: customers who want things, until its standard input ends. */
public final class Client {

    private static final int CUSTOMERS = 3;
    private static final int CONNECTIONS = 5;
    private static final Duration GOODBYE = Duration.ofSeconds(8);

    private Client() {}

    /** Its name, the address of the database, the release, its number among all clients, the seed and the notebook's path. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Company.Build build = Company.Build.valueOf(arguments[2]);
        long nth = Long.parseLong(arguments[3]);
        long seed = Long.parseLong(arguments[4]);
        try (HikariDataSource pool = Pools.open(arguments[1], CONNECTIONS);
                Notebook notebook = new Notebook(Path.of(arguments[5]));
                Pawl pawl = Pools.start(() -> Pawl.on(pool).migrate(false).networkTimeout(Duration.ofSeconds(4)))) {
            System.out.println(arguments[0] + " wants things");
            List<Customer> customers = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int n = 0; n < CUSTOMERS; n++) {
                Customer customer = new Customer(pawl, build, notebook, nth * CUSTOMERS + n, seed);
                customers.add(customer);
                threads.add(new Thread(customer, "chaos-customer-" + n));
            }
            threads.forEach(Thread::start);
            while (System.in.read() >= 0) {
                // Only the end counts.
            }
            Worker.endAfter(GOODBYE);
            customers.forEach(Customer::stop);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
