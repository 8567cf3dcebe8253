package deployment;

import com.zaxxer.hikari.HikariDataSource;
import dev.pawl.runtime.InstanceFilter;
import dev.pawl.runtime.Pawl;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import readme.Checkout;
import readme.Checkout.Start;
import readme.CheckoutClient;
import readme.CheckoutMachine;

class Around {

    /** How many orders a transaction leaves that commits, and one that does not; and how many another schema has. */
    static Object run(DataSource dataSource) {
        HikariDataSource pool = (HikariDataSource) dataSource;
        Around around = new Around();
        around.pools(dataSource, pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(pool.getJdbcUrl());
        direct.setUser(pool.getUsername());
        direct.setPassword(pool.getPassword());
        around.pooler(dataSource, direct, new Checkout(order -> {}, order -> true));
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        List<Object> inserted = new ArrayList<>();
        try (Pawl pawl = Pawl.on(dataSource).start()) {
            CheckoutClient checkout = new CheckoutClient(pawl);
            Orders orders = new Orders(dataSource, number -> {}, checkout);
            transaction.executeWithoutResult(open -> orders.order(1));
            inserted.add(stored(pawl));
            transaction.executeWithoutResult(open -> {
                orders.order(2);
                open.setRollbackOnly();
            });
            inserted.add(stored(pawl));
        }
        inserted.add(around.schema(dataSource));
        return inserted;
    }

    private static int stored(Pawl pawl) {
        return pawl.operations("alice").list(InstanceFilter.all(), 100).size();
    }

    void pools(DataSource dataSource, String jdbcUrl, String user, String password) {
        // snippet: Pawl pawl = Pawl.on(dataSource).start();
        pawl.close();
        other.close();
    }

    void pooler(DataSource pooled, DataSource direct, Checkout checkout) {
        // snippet: Pawl pawl = Pawl.on(pooled)
        pawl.close();
    }

    int schema(DataSource dataSource) {
        // snippet: Pawl pawl = Pawl.on(dataSource).schema(
        try (pawl) {
            return stored(pawl);
        }
    }
}

class Orders {

    interface Table {
        void save(long number);
    }

    private final DataSource dataSource;
    private final Table orders;
    private final CheckoutClient checkout;

    Orders(DataSource dataSource, Table orders, CheckoutClient checkout) {
        this.dataSource = dataSource;
        this.orders = orders;
        this.checkout = checkout;
    }

    // snippet: @Transactional
}
