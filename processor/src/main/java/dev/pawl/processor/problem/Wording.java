package dev.pawl.processor.problem;

/** Words every mistake. */
final class Wording {

    private Wording() {}

    static String of(Problem problem) {
        return problem.toString() + " [" + problem.code() + "]";
    }
}
