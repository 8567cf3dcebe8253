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
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import schedules.Report.Printer;
import schedules.Report.Start;

class Around {

    /** What is known of the schedules, once a report was printed that was asked for. */
    static Object run(DataSource dataSource) throws InterruptedException {
        Around around = new Around();
        around.scheduled(dataSource, day -> around.printed.countDown());
        try (Pawl pawl = Pawl.on(dataSource)
                .schedule("hourly", around.missed(), occurrence -> ReportMachine.insert(new Start(LocalDate.EPOCH)))
                .start()) {
            return pawl.operations("alice").schedules().stream()
                    .map(schedule -> schedule.name() + " " + schedule.expression() + " " + schedule.missed())
                    .toList();
        }
    }

    private final CountDownLatch printed = new CountDownLatch(1);

    void scheduled(DataSource dataSource, Printer printer) throws InterruptedException {
        // snippet: Pawl pawl = Pawl.on(dataSource)
        try (pawl) {
            operate(pawl);
            printed.await();
        }
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
