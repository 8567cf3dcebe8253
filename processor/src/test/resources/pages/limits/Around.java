package limits;

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
import javax.sql.DataSource;
import readme.Checkout;
import readme.Checkout.Start;
import readme.CheckoutClient;
import readme.CheckoutMachine;

class Around {

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
