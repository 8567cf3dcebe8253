package dev.pawl.runtime.internal.store.pg;

import static dev.pawl.runtime.internal.store.pg.CommitPart.DATED;
import static dev.pawl.runtime.internal.store.pg.CommitPart.LEAVING;
import static dev.pawl.runtime.internal.store.pg.CommitPart.READING;
import static dev.pawl.runtime.internal.store.pg.CommitPart.RELATED;
import static dev.pawl.runtime.internal.store.pg.CommitPart.REPEATING;
import static dev.pawl.runtime.internal.store.pg.CommitPart.STAYING;
import static dev.pawl.runtime.internal.store.pg.CommitPart.TELLING;
import static dev.pawl.runtime.internal.store.pg.CommitPart.TIMING;

import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Again;
import dev.pawl.runtime.internal.store.Commit;
import dev.pawl.runtime.internal.store.Note;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an outcome brings to the statement that moves its row: an array a column, an element an outcome. Where no outcome of a
 * group needs its part, a column is a constant in the statement: to read thirty arrays and weigh what is in them takes longer
 * than to write the row.
 */
enum CommitColumn {
    ID("bigint", (call, all) -> call.longs(all, Commit::id)),
    REV("bigint", (call, all) -> call.longs(all, Commit::rev)),
    STATE("int", (call, all) -> call.ints(all, Commit::state)),
    DATA("text", (call, all) -> call.texts(all, Commit::data)),
    STATUS("int", (call, all) -> call.ints(all, outcome -> Codes.then(outcome.then()))),
    ENTERED("int", STAYING, "1", (call, all) -> call.ints(all, outcome -> outcome.entered() ? 1 : 0)),
    ACTION_IN(
            "bigint",
            (call, all) ->
                    call.longs(all, outcome -> Times.micros(outcome.action().in()))),
    ACTION_AT(
            "bigint",
            DATED,
            "NULL::bigint",
            (call, all) ->
                    call.longs(all, outcome -> Times.micros(outcome.action().at()))),
    ATTEMPT("int", REPEATING, "0", (call, all) -> call.ints(all, Commit::attempt)),
    FAILURES("int", REPEATING, "0", (call, all) -> call.ints(all, Commit::failures)),
    EVENT("text", REPEATING, "NULL::text", (call, all) -> call.texts(all, again(Again::event))),
    EVENT_ATTEMPT(
            "int", REPEATING, "0", (call, all) -> call.ints(all, outcome -> count(outcome.again(), Again::attempt))),
    EVENT_FAILURES(
            "int", REPEATING, "0", (call, all) -> call.ints(all, outcome -> count(outcome.again(), Again::failures))),
    EVENT_IN(
            "bigint",
            REPEATING,
            "NULL::bigint",
            (call, all) -> call.longs(all, again(it -> Times.micros(it.at().in())))),
    EVENT_AT(
            "bigint",
            REPEATING,
            "NULL::bigint",
            (call, all) -> call.longs(all, again(it -> Times.micros(it.at().at())))),
    ERROR("text", REPEATING, "NULL::text", (call, all) -> call.texts(all, Commit::error)),
    THROTTLE(
            "text",
            REPEATING,
            "NULL::text",
            (call, all) -> call.texts(all, outcome -> outcome.limited().throttle())),
    TIMERS_IN(
            "bigint",
            TIMING,
            "NULL::bigint",
            (call, all) ->
                    call.longs(all, outcome -> Times.micros(outcome.timers().in()))),
    TIMERS_AT(
            "bigint",
            TIMING,
            "NULL::bigint",
            (call, all) ->
                    call.longs(all, outcome -> Times.micros(outcome.timers().at()))),
    FIRED("text", TIMING, "NULL::text", (call, all) -> call.texts(all, outcome -> Literals.texts(outcome.fired()))),
    SEEN("int", READING, "0", (call, all) -> call.ints(all, Commit::seen)),
    TAKEN(
            "int",
            READING,
            "0",
            (call, all) -> call.ints(all, outcome -> outcome.taken().size())),
    SEQS("text", READING, "NULL::text", (call, all) -> call.texts(all, outcome -> Literals.longs(outcome.taken()))),
    WHAT(
            "int",
            TELLING,
            "NULL::int",
            (call, all) -> call.ints(all, note(note -> note.what().code()))),
    FROM_STATE("int", TELLING, "NULL::int", (call, all) -> call.ints(all, note(Note::from))),
    RAN("text", TELLING, "NULL::text", (call, all) -> call.texts(all, note(Note::event))),
    STEP("text", TELLING, "NULL::text", (call, all) -> call.texts(all, note(Note::step))),
    TRIED("int", REPEATING, "0", (call, all) -> call.ints(all, outcome -> count(outcome.note(), Note::attempt))),
    FAILED("int", REPEATING, "0", (call, all) -> call.ints(all, outcome -> count(outcome.note(), Note::failures))),
    KIDS(
            "int",
            RELATED,
            "-1",
            (call, all) -> call.ints(all, outcome -> outcome.family().waits())),
    ABANDON(
            "int",
            RELATED,
            "0",
            (call, all) -> call.ints(all, outcome -> outcome.family().abandon() ? 1 : 0)),
    LEAVES(
            "int",
            LEAVING,
            "0",
            (call, all) -> call.ints(all, outcome -> outcome.family().leaves() ? 1 : 0));

    @FunctionalInterface
    private interface Parameter {
        Call of(Call call, List<Commit> outcomes) throws SQLException;
    }

    private final String type;
    private final @Nullable CommitPart part;
    private final String without;
    private final Parameter parameter;

    /** What each outcome has. */
    CommitColumn(String type, Parameter parameter) {
        this(type, null, "", parameter);
    }

    /** @param without what it is where the part is not needed */
    CommitColumn(String type, @Nullable CommitPart part, String without, Parameter parameter) {
        this.type = type;
        this.part = part;
        this.without = without;
        this.parameter = parameter;
    }

    /** Sets the parameters of {@link #given}. */
    static void parameters(Call call, List<Commit> outcomes, Set<CommitPart> parts) throws SQLException {
        for (CommitColumn column : values()) {
            if (column.in(parts)) {
                column.parameter.of(call, outcomes);
            }
        }
    }

    /** All columns, as the rows of {@code g}. */
    static String given(Set<CommitPart> parts) {
        List<CommitColumn> brought =
                Arrays.stream(values()).filter(column -> column.in(parts)).toList();
        String constants = Arrays.stream(values())
                .filter(column -> !column.in(parts))
                .map(column -> ", " + column.without + " AS " + column.sql())
                .collect(Collectors.joining());
        return "(SELECT u.*" + constants + " FROM unnest("
                + brought.stream().map(column -> "?::" + column.type + "[]").collect(Collectors.joining(", "))
                + ") AS u("
                + brought.stream().map(CommitColumn::sql).collect(Collectors.joining(", "))
                + ")) g";
    }

    private boolean in(Set<CommitPart> parts) {
        return part == null || parts.contains(part);
    }

    private String sql() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static <V> Function<Commit, @Nullable V> again(Function<Again, @Nullable V> value) {
        return outcome -> outcome.again() == null ? null : value.apply(outcome.again());
    }

    private static <V> Function<Commit, @Nullable V> note(Function<Note, @Nullable V> value) {
        return outcome -> outcome.note() == null ? null : value.apply(outcome.note());
    }

    /** None where there is nothing to count. */
    private static <T> int count(@Nullable T of, ToIntFunction<T> value) {
        return of == null ? 0 : value.applyAsInt(of);
    }
}
