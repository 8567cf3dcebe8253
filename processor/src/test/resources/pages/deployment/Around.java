package deployment;

import dev.pawl.runtime.Pawl;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.annotation.Transactional;
import readme.Checkout;
import readme.Checkout.Start;
import readme.CheckoutClient;
import readme.CheckoutMachine;

class Around {

    void pools(DataSource dataSource, String jdbcUrl, String user, String password) {
        // snippet: Pawl.on(dataSource).start();
    }

    void pooler(DataSource pooled, Checkout checkout) {
        // snippet: PGSimpleDataSource direct =
    }

    void schema(DataSource dataSource) {
        // snippet: Pawl.on(dataSource).schema(
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
