package dev.pawl.examples;

import dev.pawl.examples.checkout.CheckoutWorker;
import dev.pawl.examples.permits.PermitsWorker;
import dev.pawl.examples.transfer.TransferWorker;
import picocli.CommandLine.Command;

/** The worker processes, which the examples start by themselves. */
@Command(
        name = "worker",
        hidden = true,
        subcommands = {CheckoutWorker.class, PermitsWorker.class, TransferWorker.class})
final class WorkerCommand {}
