package shop;

import dev.pawl.Children;
import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Spawning;
import dev.pawl.State;
import dev.pawl.Step;
import java.util.List;

/** What becomes a parcel. */
public final class Post {

    private Post() {}

    public sealed interface Part permits Box.Packed, Card.Written {}

    /** A box, which may hold boxes. */
    @Machine(result = Box.Packed.class)
    public static class Box {

        @State(initial = true)
        public record Empty(long order, int articles) {}

        @State
        public record Filling(long order, int articles) {}

        @State(terminal = true)
        public record Packed() implements Part {}

        @Step
        public Spawning<Filling, Packed> fill(Empty empty) {
            Filling filling = new Filling(empty.order(), empty.articles());
            return empty.articles() < 2
                    ? Spawning.none(Outcome.next(filling))
                    : Outcome.spawn(List.of(Post_BoxMachine.insert(new Empty(empty.order(), empty.articles() / 2))))
                            .next(filling);
        }

        @Step
        public Outcome<Packed> filled(Filling filling, Children<Packed> boxes) {
            return Outcome.send(OrderMachine.signal(filling.order(), new Order.Packed(filling.articles())))
                    .next(new Packed());
        }
    }

    /** A card with kind regards. */
    @Machine
    public static class Card {

        @State(initial = true)
        public record Blank() {}

        @State(terminal = true)
        public record Written() implements Part {}

        @Step
        public Written write(Blank blank) {
            return new Written();
        }
    }
}
