package dev.pawl.processor.model;

import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.EventModel.After;
import dev.pawl.processor.model.EventModel.At;
import dev.pawl.processor.model.EventModel.Signalled;
import dev.pawl.processor.model.EventModel.Threw;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** Which of two steps is nearer to what happens: first by the state, then by the event. */
final class Nearness {

    private final MachineModel machine;

    Nearness(MachineModel machine) {
        this.machine = machine;
    }

    /** Whether the first step stands before the second wherever both hold. A partial order. */
    boolean beats(StepModel one, StepModel other) {
        if (!one.from().equals(other.from())) {
            return below(one.from(), other.from());
        }
        EventModel event = one.event();
        EventModel against = other.event();
        if (event instanceof Signalled && against instanceof Signalled) {
            TypeName type = ((Signalled) event).type();
            TypeName rival = ((Signalled) against).type();
            return !type.equals(rival) && below(type, rival);
        }
        if (event instanceof Threw && against instanceof Threw) {
            return !((Threw) event).error().equals(((Threw) against).error()) && catchesAllOf(other, one);
        }
        return false;
    }

    /** Whether some error matches both steps and neither is nearer to it. */
    boolean rival(StepModel one, StepModel other) {
        return (catchesAllOf(one, other) || catchesAllOf(other, one)) && !beats(one, other) && !beats(other, one);
    }

    /** Whether the first step, an error step, matches whatever the second one does. */
    static boolean catchesAllOf(StepModel one, StepModel other) {
        return ((Threw) other.event()).supertypes().contains(((Threw) one.event()).error());
    }

    /** Whether two timers of one state are always due at once. */
    static boolean sameTimer(EventModel one, EventModel other) {
        if (one instanceof After && other instanceof After) {
            return length((After) one).equals(length((After) other));
        }
        return one instanceof At
                && other instanceof At
                && ((At) one).component().equals(((At) other).component());
    }

    private static Object length(After timer) {
        try {
            return Duration.parse(timer.delay());
        } catch (DateTimeParseException malformed) {
            return timer.delay();
        }
    }

    private boolean below(TypeName type, TypeName supertype) {
        return machine.supertypes().getOrDefault(type, Set.of()).contains(supertype);
    }
}
