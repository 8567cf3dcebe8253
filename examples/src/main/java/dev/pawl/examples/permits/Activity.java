package dev.pawl.examples.permits;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may happen in a permit case, by the names of the log. */
public enum Activity {
    RECEIVED("Confirmation of receipt", Phase.RECEIPT),
    T02("T02 Check confirmation of receipt", Phase.RECEIPT),
    T03("T03 Adjust confirmation of receipt", Phase.RECEIPT),
    T04("T04 Determine confirmation of receipt", Phase.RECEIPT),
    T05("T05 Print and send confirmation of receipt", Phase.RECEIPT),

    T06("T06 Determine necessity of stop advice", Phase.ADVICE),
    T07_1("T07-1 Draft intern advice aspect 1", Phase.ADVICE),
    T07_2("T07-2 Draft intern advice aspect 2", Phase.ADVICE),
    T07_3("T07-3 Draft intern advice hold for aspect 3", Phase.ADVICE),
    T07_4("T07-4 Draft internal advice to hold for type 4", Phase.ADVICE),
    T07_5("T07-5 Draft intern advice aspect 5", Phase.ADVICE),
    T08("T08 Draft and send request for advice", Phase.ADVICE),
    T09_1("T09-1 Process or receive external advice from party 1", Phase.ADVICE),
    T09_2("T09-2 Process or receive external advice from party 2", Phase.ADVICE),
    T09_3("T09-3 Process or receive external advice from party 3", Phase.ADVICE),
    T09_4("T09-4 Process or receive external advice from party 4", Phase.ADVICE),

    T10("T10 Determine necessity to stop indication", Phase.INDICATION),
    T11("T11 Create document X request unlicensed", Phase.INDICATION),
    T12("T12 Check document X request unlicensed", Phase.INDICATION),
    T13("T13 Adjust document X request unlicensed", Phase.INDICATION),
    T14("T14 Determine document X request unlicensed", Phase.INDICATION),
    T15("T15 Print document X request unlicensed", Phase.INDICATION),
    T16("T16 Report reasons to hold request", Phase.INDICATION),
    T17("T17 Check report Y to stop indication", Phase.INDICATION),
    T18("T18 Adjust report Y to stop indicition", Phase.INDICATION),
    T19("T19 Determine report Y to stop indication", Phase.INDICATION),
    T20("T20 Print report Y to stop indication", Phase.INDICATION);

    /** What an activity is about. */
    public enum Phase {
        /** The letter that says that the application is here. */
        RECEIPT,
        /** What others inside and outside have to say. */
        ADVICE,
        /** Whether the procedure is to go on, to rest or to end without a permit. */
        INDICATION
    }

    private static final Map<String, Activity> BY_TITLE =
            Arrays.stream(values()).collect(Collectors.toMap(Activity::title, Function.identity()));

    private final String title;
    private final Phase phase;

    Activity(String title, Phase phase) {
        this.title = title;
        this.phase = phase;
    }

    /** Its name in the log. */
    public String title() {
        return title;
    }

    /** What it is about. */
    public Phase phase() {
        return phase;
    }

    /** The activity with a name of the log. */
    static Activity titled(String title) {
        Activity activity = BY_TITLE.get(title);
        if (activity == null) {
            throw new IllegalArgumentException(
                    "The log names an activity that the permit machine does not know: " + title);
        }
        return activity;
    }
}
