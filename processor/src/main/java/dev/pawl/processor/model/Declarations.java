package dev.pawl.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the source says beside what it means: enough to find and to place what is wrong with it.
 *
 * @param states in the order of the machine's states
 * @param signals in the order of the machine's signals
 * @param methods in the order of the machine's steps
 * @param older the old records of states, in the order of the machine's
 * @param hiddenResult what keeps code beside the machine from seeing the result that it names, in words; empty where nothing
 *     does
 * @param result where the result that it names stands
 * @param version where the version stands
 * @param queue the queue
 * @param codecs each {@code @Codec} that a state or a signal makes use of
 * @param lookalikes methods that could be steps, but for the annotation; their numbers follow those of the steps
 * @param unmarked the records in the machine that are no states by their annotations
 * @param unsealed what steps name as if it were sealed
 * @param foreign the states of other machines that steps name, with the class of their machine
 */
public record Declarations(
        TypeDeclaration machine,
        List<TypeDeclaration> states,
        List<TypeDeclaration> signals,
        List<MethodDeclaration> methods,
        List<TypeDeclaration> older,
        Optional<String> hiddenResult,
        Place result,
        Place version,
        Text queue,
        List<CodecDeclaration> codecs,
        List<MethodDeclaration> lookalikes,
        List<Unmarked> unmarked,
        List<Unsealed> unsealed,
        Map<TypeName, String> foreign) {

    /** The same with more steps than are annotated. */
    public Declarations with(List<MethodDeclaration> steps) {
        List<MethodDeclaration> all = new ArrayList<>(methods);
        all.addAll(steps);
        return new Declarations(
                machine,
                states,
                signals,
                all,
                older,
                hiddenResult,
                result,
                version,
                queue,
                codecs,
                lookalikes,
                unmarked,
                unsealed,
                foreign);
    }
}
