package dev.pawl.benchmarks.compare;

import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.engine.PawlInserts;
import dev.pawl.benchmarks.engine.PawlSteps;
import dev.pawl.benchmarks.raw.RawInserts;
import dev.pawl.benchmarks.raw.RawSteps;
import java.sql.SQLException;
import java.util.List;

/** What is done. The names are those in results and on the command line. */
enum Work {
    one("one step that does nothing, and the end", "steps") {
        @Override
        List<Contender> contenders(Server server, boolean history) throws SQLException {
            return List.of(new RawSteps(server, 1, history), PawlSteps.one(server, history));
        }
    },
    chain5("five steps in a row", "steps") {
        @Override
        List<Contender> contenders(Server server, boolean history) throws SQLException {
            return List.of(new RawSteps(server, 5, history), PawlSteps.chain(server, history));
        }
    },
    insert("inserts, 1,000 at a time, two at once", "instances") {
        @Override
        List<Contender> contenders(Server server, boolean history) throws SQLException {
            return List.of(new RawInserts(server, history), new PawlInserts(server, history));
        }
    };

    private final String description;
    private final String unit;

    Work(String description, String unit) {
        this.description = description;
        this.unit = unit;
    }

    String description() {
        return description;
    }

    String unit() {
        return unit;
    }

    abstract List<Contender> contenders(Server server, boolean history) throws SQLException;
}
