package shop;

import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;

@Machine
public class Door {

    @State(initial = true)
    record Closed() {}

    @State(terminal = true)
    record Open() {}

    @Step
    Open open(Closed closed) throws IOException {
        return new Open();
    }

    @Step
    Open missing(Closed closed, FileNotFoundException e) {
        return new Open();
    }

    @Step
    Open anything(Closed closed, Exception e) {
        return new Open();
    }

    @Step
    Open stuck(Closed closed, SQLException e) {
        return new Open();
    }
}
