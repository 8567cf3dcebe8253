package dev.pawl.processor.check;

import dev.pawl.processor.model.Text;
import dev.pawl.processor.model.TypeDeclaration;
import dev.pawl.processor.problem.ClassProblem.BadName;
import dev.pawl.processor.problem.ClassProblem.BadQueue;
import dev.pawl.processor.problem.Problem;
import java.util.Optional;
import java.util.function.Consumer;

/** Names that go into the database are text that it can hold and people can tell. */
final class NameRule implements Rule {

    /** The longest name of a machine, a state, a signal or anything in a document. */
    static final int LONGEST = 200;

    /** The longest name of a queue. */
    private static final int LONGEST_QUEUE = 500;

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        report(subject, "the machine", subject.declarations().machine().name(), problems);
        for (TypeDeclaration state : subject.declarations().states()) {
            report(subject, "state " + subject.say(state.type()), state.name(), problems);
        }
        for (TypeDeclaration signal : subject.declarations().signals()) {
            report(subject, "signal " + subject.say(signal.type()), signal.name(), problems);
        }
        Text queue = subject.declarations().queue();
        fault(queue.text(), LONGEST_QUEUE)
                .ifPresent(fault ->
                        problems.accept(new BadQueue(subject.name(), printable(queue.text()), fault, queue.place())));
    }

    private static void report(Subject subject, String what, Text name, Consumer<Problem> problems) {
        fault(name.text(), LONGEST)
                .ifPresent(fault -> problems.accept(
                        new BadName(subject.name(), what, printable(name.text()), fault, name.place())));
    }

    /** Why a text is no name, in words; empty where it is one. */
    static Optional<String> fault(String name, int longest) {
        if (name.isBlank()) {
            return Optional.of("is blank");
        }
        if (name.length() > longest) {
            return Optional.of("has " + name.length() + " characters, of at most " + longest);
        }
        boolean half = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isISOControl(c)) {
                return Optional.of("has a control character in it");
            } else if (Character.isSurrogate(c)) {
                boolean whole = i + 1 < name.length() && Character.isSurrogatePair(c, name.charAt(i + 1));
                half |= !whole;
                i += whole ? 1 : 0;
            }
        }
        return half ? Optional.of("has half of a surrogate pair in it") : Optional.empty();
    }

    /** The text as a message can show it: short, and without what a terminal would not show. */
    static String printable(String name) {
        String shown = name.replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD");
        return shown.length() <= 40 ? shown : shown.substring(0, 40) + "...";
    }
}
