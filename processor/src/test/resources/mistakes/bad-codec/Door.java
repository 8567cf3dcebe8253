package shop;

import dev.pawl.Codec;
import dev.pawl.Converter;
import dev.pawl.Machine;
import dev.pawl.State;
import dev.pawl.Step;
import java.net.URI;
import java.util.Locale;

@Machine
public class Door {

    @State(initial = true)
    record Closed(
            @Codec(Hidden.class) Locale one,
            @Codec(Shapeless.class) Locale two,
            @Codec(Needy.class) Locale three,
            @Codec(Other.class) Locale four,
            @Codec(Round.class) Locale five,
            @Codec(Good.class) Locale six) {}

    @State(terminal = true)
    record Open() {}

    @Step
    Open open(Closed closed) {
        return new Open();
    }

    static class Hidden extends Good {}

    public abstract static class Shapeless extends Good {}

    public static class Needy extends Good {
        public Needy(String need) {}
    }

    public static class Other implements Converter<URI, String> {
        public Other() {}

        @Override
        public String toStored(URI value) {
            return value.toString();
        }

        @Override
        public URI fromStored(String stored) {
            return URI.create(stored);
        }
    }

    public static class Round implements Converter<Locale, Locale> {
        public Round() {}

        @Override
        public Locale toStored(Locale value) {
            return value;
        }

        @Override
        public Locale fromStored(Locale stored) {
            return stored;
        }
    }

    public static class Good implements Converter<Locale, String> {
        public Good() {}

        @Override
        public String toStored(Locale value) {
            return value.toLanguageTag();
        }

        @Override
        public Locale fromStored(String stored) {
            return Locale.forLanguageTag(stored);
        }
    }
}
