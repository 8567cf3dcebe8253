package bank;

import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.processor.releases.Branch;

/** Version 2, to a test that does not see its classes. */
public class Desk2 implements Branch {

    @Override
    public Loan2Machine machine() {
        return new Loan2Machine(new Loan2());
    }

    @Override
    public MachineClient<?> client(Pawl pawl) {
        return new Loan2Client(pawl);
    }

    @Override
    public long ask(Pawl pawl, long id, int amount) {
        return new Loan2Client(pawl).insert(new Loan2.Asked(id, java.math.BigDecimal.valueOf(amount)));
    }

    @Override
    public long check(Pawl pawl, long id) {
        return new Loan2Client(pawl).insert(new Loan2.Checked(id));
    }

    @Override
    public void approve(Pawl pawl, long instance) {
        new Loan2Client(pawl).signal(instance, new Loan2.Approve());
    }

    @Override
    public void pay(Pawl pawl, long instance) {
        new Loan2Client(pawl).signal(instance, new Loan2.Pay());
    }
}
