package bank;

import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.processor.releases.Branch;

/** The first release, to a test that does not see its classes. */
public class Desk implements Branch {

    @Override
    public LoanMachine machine() {
        return new LoanMachine(new Loan());
    }

    @Override
    public MachineClient<?> client(Pawl pawl) {
        return new LoanClient(pawl);
    }

    @Override
    public long ask(Pawl pawl, long id, int amount) {
        return new LoanClient(pawl).insert(new Loan.Asked(id, amount));
    }

    @Override
    public long check(Pawl pawl, long id) {
        return new LoanClient(pawl).insert(new Loan.Checked(id));
    }

    @Override
    public void approve(Pawl pawl, long instance) {
        new LoanClient(pawl).signal(instance, new Loan.Approve());
    }

    @Override
    public void pay(Pawl pawl, long instance) {
        new LoanClient(pawl).signal(instance, new Loan.Pay());
    }
}
