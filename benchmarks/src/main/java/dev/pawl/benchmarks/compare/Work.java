package dev.pawl.benchmarks.compare;

import dev.pawl.benchmarks.database.Server;
import dev.pawl.benchmarks.engine.PawlInserts;
import dev.pawl.benchmarks.engine.PawlSignals;
import dev.pawl.benchmarks.engine.PawlSteps;
import dev.pawl.benchmarks.engine.SharedCalls;
import dev.pawl.benchmarks.engine.SharedCalls.Kind;
import dev.pawl.benchmarks.raw.RawInserts;
import dev.pawl.benchmarks.raw.RawSignals;
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
    signal("a signal, 500 by a call, and the step that takes it", "signals") {
        @Override
        List<Contender> contenders(Server server, boolean history) throws SQLException {
            return List.of(new RawSignals(server, history), new PawlSignals(server, history));
        }
    },
    insert("inserts, 1,000 at a time, two at once", "instances") {
        @Override
        List<Contender> contenders(Server server, boolean history) throws SQLException {
            return List.of(new RawInserts(server, history), new PawlInserts(server, history));
        }
    },
    insert16("single inserts from 16 threads", "instances") {
        @Override
        List<Contender> contenders(Server server, boolean history) throws SQLException {
            return List.of(
                    new SharedCalls(server, Kind.INSERT, history, true),
                    new SharedCalls(server, Kind.INSERT, history, false));
        }
    },
    signal16("single signals from 16 threads", "signals") {
        @Override
        List<Contender> contenders(Server server, boolean history) throws SQLException {
            return List.of(
                    new SharedCalls(server, Kind.SIGNAL, history, true),
                    new SharedCalls(server, Kind.SIGNAL, history, false));
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
