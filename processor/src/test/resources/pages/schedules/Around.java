package schedules;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.runtime.Missed;
import dev.pawl.runtime.Operations;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.Schedule;
import dev.pawl.runtime.Triggered;
import java.time.LocalDate;
import javax.sql.DataSource;
import schedules.Report.Printer;
import schedules.Report.Start;

class Around {

    /** No node has the schedule: the list is empty, and so is the answer. */
    static Object run(DataSource dataSource) {
        try (Pawl pawl = Pawl.on(dataSource).start()) {
            new Around().operate(pawl);
            return pawl.operations("alice").schedules();
        }
    }

    void scheduled(DataSource dataSource, Printer printer) {
        // snippet: Pawl.on(dataSource)
    }

    Schedule missed() {
        return
        // snippet: Schedule.cron("0 * * * *").missed(
        ;
    }

    void operate(Pawl pawl) {
        // snippet: Operations alice = pawl.operations("alice");
    }
}

@Machine
class Report {
    @State(initial = true) record Start(LocalDate day) {}
    @State(terminal = true) record Printed(LocalDate day) {}

    interface Printer {
        void print(LocalDate day);
    }

    private final Printer printer;

    Report(Printer printer) {
        this.printer = printer;
    }

    @Step Printed print(Start s) {
        printer.print(s.day());
        return new Printed(s.day());
    }
}
