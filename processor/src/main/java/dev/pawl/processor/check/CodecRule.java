package dev.pawl.processor.check;

import dev.pawl.processor.model.CodecDeclaration;
import dev.pawl.processor.problem.Problem;
import dev.pawl.processor.problem.ValueProblem.BadCodec;
import java.util.function.Consumer;

/** Converters can be made, and convert what they stand on. */
final class CodecRule implements Rule {

    @Override
    public void check(Subject subject, Consumer<Problem> problems) {
        for (CodecDeclaration codec : subject.declarations().codecs()) {
            for (String fault : codec.faults()) {
                problems.accept(new BadCodec(
                        subject.name(),
                        subject.say(codec.converter()),
                        subject.say(codec.target()),
                        fault,
                        codec.place()));
            }
        }
    }
}
