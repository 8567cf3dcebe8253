package limits;

import dev.pawl.Completion;
import dev.pawl.InsertOptions;
import dev.pawl.Machine;
import dev.pawl.RateLimited;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.runtime.Limit;
import dev.pawl.runtime.LimitUse;
import dev.pawl.runtime.Operations;
import dev.pawl.runtime.Pawl;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import readme.Checkout;
import readme.Checkout.Start;
import readme.CheckoutClient;
import readme.CheckoutMachine;

class Around {

    /** A limit as it was declared, and how a mail ended. */
    static Object run(DataSource dataSource) {
        Around around = new Around();
        Checkout machine = new Checkout(order -> {}, order -> true);
        around.declared(dataSource, machine);
        Pawl.Builder node = Pawl.on(dataSource)
                .run(new CheckoutMachine(machine))
                .run(new MailMachine(new Mail(to -> {})));
        try (Pawl pawl = around.mails(around.imports(node)).start()) {
            CheckoutClient client = new CheckoutClient(pawl);
            around.onePartition(client);
            around.named(client);
            around.tenants(client, 44, "acme");
            Operations alice = pawl.operations("alice");
            around.operate(alice);
            Limit imports = alice.limits().stream()
                    .filter(use -> use.name().equals("imports"))
                    .findFirst()
                    .orElseThrow()
                    .limit();
            MailClient mails = new MailClient(pawl);
            Completion<?> sent = mails.await(mails.insert(new Mail.Written("acme", "bob")), Duration.ofMinutes(1));
            return List.of(imports, ((Completion.Done<?>) sent).result());
        }
    }

    void onePartition(CheckoutClient checkout) {
        // snippet: checkout.insert(new Start(42)
    }

    void declared(DataSource dataSource, Checkout checkout) {
        // snippet: Pawl pawl = Pawl.on(dataSource)
        pawl.close();
    }

    void named(CheckoutClient client) {
        // snippet: client.insert(new Start(42)
    }

    Pawl.Builder imports(Pawl.Builder node) {
        return node
                // snippet: .queue("imports", 10)
                ;
    }

    void tenants(CheckoutClient client, long file, String tenant) {
        // snippet: client.insert(new Start(file)
    }

    Pawl.Builder mails(Pawl.Builder node) {
        return node
                // snippet: .limit("smtp", Limit.rate(100
                ;
    }

    void operate(Operations alice) {
        // snippet: for (LimitUse use : alice.limits()) {
    }
}

@Machine
class Mail {
    @State(initial = true) record Written(String tenant, String to) {}
    @State(terminal = true) record Sent(String to) {}

    interface Server {
        void send(String to);
    }

    private final Server server;

    Mail(Server server) {
        this.server = server;
    }

    @Step Sending write(Written s) {
        return new Sending(s.tenant(), s.to());
    }

    // snippet: @State @RateLimited(
}
