package dev.pawl.runtime.error;

/**
 * A step returned what no step may return: null, or a state that it cannot go to. It counts as a failure of the step, so
 * the event is run again as its policy says; mend the step and deploy.
 */
public final class StepContractException extends PawlException {

    private static final long serialVersionUID = 1L;

    public StepContractException(String message) {
        super(message, null);
    }
}
