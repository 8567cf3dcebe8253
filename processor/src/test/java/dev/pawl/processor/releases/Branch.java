package dev.pawl.processor.releases;

import dev.pawl.runtime.MachineClient;
import dev.pawl.runtime.Pawl;
import dev.pawl.runtime.spi.GeneratedMachine;

/** What each release of the machine in these tests can be asked for; its classes stand in a class loader of their own. */
public interface Branch {

    GeneratedMachine<?> machine();

    MachineClient<?> client(Pawl pawl);

    long ask(Pawl pawl, long id, int amount);

    long check(Pawl pawl, long id);

    void approve(Pawl pawl, long instance);

    void pay(Pawl pawl, long instance);
}
