package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;

/** What a step declares counts for the states that it shares with the error step, above and below the type it names. */
@Machine
public class Door {

    @State(initial = true)
    record Closed() implements Shut {}

    @State
    record Locked() implements Shut {}

    sealed interface Shut permits Closed, Locked {}

    @State(terminal = true)
    record Open() {}

    @Step
    Locked open(Closed closed) throws IOException {
        return new Locked();
    }

    @Step
    Open unlock(Locked locked) {
        return new Open();
    }

    @Step
    Open lost(Shut shut, FileNotFoundException e) {
        return new Open();
    }

    @Step
    Open any(Shut shut, Exception e) throws SQLException {
        return new Open();
    }

    @Step
    Open failed(Locked locked, IOException e) {
        return new Open();
    }

    @Step
    Open again(Shut shut, SQLException e) {
        return new Open();
    }
}
