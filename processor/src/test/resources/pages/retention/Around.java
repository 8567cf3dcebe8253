package retention;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.runtime.MachineOptions;
import dev.pawl.runtime.Pawl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import readme.Checkout;
import readme.CheckoutMachine;

class Around {

    /** What the dictionary says of each machine. */
    static Object run(DataSource dataSource) throws SQLException {
        new Around().kept(dataSource, new Checkout(order -> {}, order -> true), new Thumbnail(), new Contract());
        List<String> kept = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT name, extract(epoch FROM keep)::bigint / 3600 AS hours"
                        + " FROM pawl.machine WHERE name IN ('Checkout', 'Contract', 'Thumbnail') ORDER BY name")) {
            while (rows.next()) {
                kept.add(rows.getString("name") + " " + rows.getString("hours"));
            }
        }
        return kept;
    }

    void kept(DataSource dataSource, Checkout checkout, Thumbnail thumbnails, Contract contracts) {
        // snippet: Pawl pawl = Pawl.on(dataSource)
        pawl.close();
    }
}

@Machine
class Thumbnail {
    @State(initial = true) record Uploaded(String file) {}
    @State(terminal = true) record Drawn() {}

    @Step Drawn draw(Uploaded s) {
        return new Drawn();
    }
}

@Machine
class Contract {
    @State(initial = true) record Offered(String text) {}
    @State(terminal = true) record Signed() {}

    @Step Signed sign(Offered s) {
        return new Signed();
    }
}
