package dev.pawl.runtime.inputs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A parameter of a method: what it may well be, and what else it may be given, with what becomes of that. */
final class Param {

    /** A value, and what is thrown for it; nothing where there is an answer. */
    record Trial(String what, Function<Scene, Object> value, List<Class<? extends Throwable>> thrown) {}

    private final Function<Scene, Object> sane;
    private final List<Trial> trials = new ArrayList<>();

    private Param(Function<Scene, Object> sane) {
        this.sane = sane;
    }

    Object sane(Scene scene) {
        return sane.apply(scene);
    }

    List<Trial> trials() {
        return trials;
    }

    /** Whatever is not null. */
    static Param given(Function<Scene, Object> sane) {
        return new Param(sane).refused("null", null, NullPointerException.class);
    }

    /** Something that has no hostile values, such as a boolean, or that may be null. */
    static Param any(Function<Scene, Object> sane) {
        return new Param(sane);
    }

    /** A name that is kept and found by: there is something to it, but not too much. */
    static Param name(String sane, int longest) {
        Param param = given(s -> sane);
        param.never("empty", "").never("blank", " \t\n").never("too long", "x".repeat(longest + 1));
        param.never("huge", Texts.HUGE).fine("as long as may be", "x".repeat(longest));
        Texts.storable().forEach(param::fine);
        Texts.unstorable().forEach(param::never);
        return param;
    }

    /** A name by which is looked: what cannot be stored is a mistake, everything else is found or not. */
    static Param lookup(Function<Scene, Object> sane) {
        Param param = given(sane).fine("empty", "").fine("huge", Texts.HUGE);
        Texts.storable().forEach(param::fine);
        Texts.unstorable().forEach(param::never);
        return param;
    }

    /** The name of something that has to be there. */
    static Param named(Function<Scene, Object> sane) {
        Param param = given(sane).never("empty", "").never("huge", Texts.HUGE);
        Texts.storable().forEach(param::never);
        Texts.unstorable().forEach(param::never);
        return param;
    }

    /** A text for people, which is stored as far as it can be. */
    static Param text() {
        Param param = given(s -> "because").fine("empty", "").fine("huge", Texts.HUGE);
        Texts.storable().forEach(param::fine);
        Texts.unstorable().forEach(param::fine);
        return param;
    }

    /** A text with rules of its own. */
    static Param ruled(String sane) {
        Param param = given(s -> sane).never("empty", "").never("blank", " ").never("huge", Texts.HUGE);
        Texts.storable().forEach(param::never);
        Texts.unstorable().forEach(param::never);
        return param;
    }

    /** An id; what is no instance of the client's machine is answered, or refused with this. */
    @SafeVarargs
    static Param id(Function<Scene, Object> sane, Class<? extends Throwable>... missing) {
        return new Param(sane)
                .trial("the least", s -> Long.MIN_VALUE, missing)
                .trial("minus one", s -> -1L, missing)
                .trial("zero", s -> 0L, missing)
                .trial("the greatest", s -> Long.MAX_VALUE, missing)
                .trial("of another machine", Scene::stranger, missing);
    }

    /** A number of that range. */
    static Param from(long sane, long least, long greatest) {
        return new Param(s -> Math.toIntExact(sane))
                .never("the least", Integer.MIN_VALUE)
                .never("too small", Math.toIntExact(least - 1))
                .fine("small", Math.toIntExact(least))
                .fine("great", Math.toIntExact(greatest))
                .never("too great", Math.toIntExact(greatest + 1))
                .never("the greatest", Integer.MAX_VALUE);
    }

    /** Any number. */
    static Param whole(long sane) {
        return new Param(s -> sane)
                .fine("the least", Long.MIN_VALUE)
                .fine("minus one", -1L)
                .fine("zero", 0L)
                .fine("the greatest", Long.MAX_VALUE);
    }

    /** A delay: as long as one likes, but not negative. */
    static Param delay() {
        return given(s -> Duration.ofMinutes(1))
                .fine("zero", Duration.ZERO)
                .fine("the longest", Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))
                .never("negative", Duration.ofNanos(-1))
                .never("the most negative", Duration.ofSeconds(Long.MIN_VALUE));
    }

    /** A duration of at least so much. */
    static Param atLeast(Duration least) {
        return given(s -> least)
                .fine("the longest", Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))
                .never("too short", least.minusNanos(1))
                .never("the most negative", Duration.ofSeconds(Long.MIN_VALUE));
    }

    /** Any time. */
    static Param time() {
        return given(s -> Instant.parse("2026-11-21T10:00:00Z"))
                .fine("the first", Instant.MIN)
                .fine("the last", Instant.MAX)
                .fine("the beginning", Instant.EPOCH);
    }

    /** It is answered. */
    Param fine(String what, Object value) {
        return trial(what, s -> value);
    }

    /** It is answered. */
    Param fine(String what, Function<Scene, Object> value) {
        return trial(what, value);
    }

    /** An argument that can never be. */
    Param never(String what, Object value) {
        return trial(what, s -> value, IllegalArgumentException.class);
    }

    /** It is refused with that. */
    Param refused(String what, Object value, Class<? extends Throwable> with) {
        return trial(what, s -> value, with);
    }

    @SafeVarargs
    final Param trial(String what, Function<Scene, Object> value, Class<? extends Throwable>... thrown) {
        trials.add(new Trial(what, value, Arrays.asList(thrown)));
        return this;
    }
}
