package dev.pawl.runtime.internal.store.pg;

import dev.pawl.runtime.internal.jdbc.Access;
import dev.pawl.runtime.internal.jdbc.Call;
import dev.pawl.runtime.internal.jdbc.Dml;
import dev.pawl.runtime.internal.jdbc.Times;
import dev.pawl.runtime.internal.store.Inbox;
import dev.pawl.runtime.internal.store.Mail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What waits for an instance. */
final class PgInboxes {

    private final Access access;
    private final Dml inbox;

    PgInboxes(Access access, SchemaName schema) {
        this.access = access;
        this.inbox = schema.dml(INBOX);
    }

    // Rides on the primary keys of instances and of signals. One statement sees the counter and the signals at one
    // moment.
    static final String INBOX = """
            SELECT i.mail, s.seq, s.signal, s.payload, (extract(epoch FROM s.at) * 1000000)::bigint AS micros
            FROM pawl.instance i
            LEFT JOIN LATERAL (
                SELECT m.seq, m.signal, m.payload, m.at FROM pawl.signal m
                WHERE m.instance = i.id AND m.signal = ANY (?)
                ORDER BY m.seq
                LIMIT ?
            ) s ON true
            WHERE i.id = ?
            ORDER BY s.seq
            """;

    Inbox inbox(long instance, Collection<String> signals, int limit) {
        return access.call("read an inbox", connection -> {
            int[] count = {0};
            List<Mail> mail = new ArrayList<>();
            try (Call call = Call.on(connection, inbox, access)) {
                call.texts(signals).number(limit + 1L).number(instance).rows(row -> {
                    count[0] = row.getInt("mail");
                    if (row.getString("signal") != null) {
                        mail.add(new Mail(
                                row.getLong("seq"),
                                row.getString("signal"),
                                row.getString("payload"),
                                Times.instant(row.getLong("micros"))));
                    }
                    return instance;
                });
            }
            boolean complete = mail.size() <= limit;
            return new Inbox(count[0], List.copyOf(complete ? mail : mail.subList(0, limit)), complete);
        });
    }

    /** Signals from columns. */
    static List<Mail> mail(Long[] seqs, String[] signals, String[] payloads, Long[] times) {
        List<Mail> mail = new ArrayList<>(seqs.length);
        for (int i = 0; i < seqs.length; i++) {
            mail.add(new Mail(seqs[i], signals[i], payloads[i], Times.instant(times[i])));
        }
        return mail;
    }
}
