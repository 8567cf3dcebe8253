package dev.pawl.examples.onboarding;

/** Sends mails. */
public interface Mailer {

    /**
     * Sends a mail, unless one with the same number was sent before: a step may run twice.
     *
     * @param number what tells this mail from all others
     */
    void send(String address, String subject, String number);
}
