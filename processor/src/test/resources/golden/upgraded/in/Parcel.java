package post;

import dev.pawl.Default;
import dev.pawl.Machine;
import dev.pawl.Named;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.Upgrade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A machine of several releases: two old records of one state, a component that came later, a retired state. */
@Machine(version = 2, queue = "post", result = Parcel.Ended.class)
public class Parcel {

    public sealed interface Ended permits Delivered, Lost {}

    public record Address(String street, String city, @Default("DE") Country country) {}

    public enum Country {
        DE,
        AT,
        @Named("CH")
        SWITZERLAND
    }

    public sealed interface Way permits Truck, Ship {}

    public record Truck(String plate) implements Way {}

    @Named("boat")
    public record Ship(String name, List<Way> then) implements Way {}

    @State(name = "Accepted", until = 1)
    record AcceptedV1(String street) {}

    @State(name = "Accepted", until = 3)
    record AcceptedV2(String street, String city) {}

    @State(initial = true)
    public record Accepted(Address to, long grams) {}

    @State
    public record Travelling(Address to, Way way, Optional<Instant> due, @Default("1") int attempt) {}

    @State(retired = true)
    public record InCustoms(String paper) {}

    @State(terminal = true)
    public record Delivered(Instant at) implements Ended {}

    @State(terminal = true)
    public record Lost(String why) implements Ended {}

    @Signal
    public record Scanned(Way way) {}

    @Signal
    public record Signed(Instant at, @Default("unknown") String by) {}

    @Upgrade
    static AcceptedV2 withCity(AcceptedV1 old) {
        return new AcceptedV2(old.street(), "unknown");
    }

    @Upgrade
    static Accepted withAddress(AcceptedV2 old) {
        return new Accepted(new Address(old.street(), old.city(), Country.DE), 0);
    }

    @Step
    Travelling scanned(Accepted s, List<Scanned> scans) {
        return new Travelling(s.to(), scans.get(0).way(), Optional.empty(), 1);
    }

    @Step
    Delivered signed(Travelling s, Signed signed) {
        return new Delivered(signed.at());
    }

    @Step(at = "due")
    Lost late(Travelling s) {
        return new Lost("late");
    }

    @Step(after = "P1D")
    Lost held(InCustoms s) {
        return new Lost(s.paper());
    }

    @Step
    Lost failed(InCustoms s, IllegalStateException e) {
        return new Lost("customs");
    }
}
