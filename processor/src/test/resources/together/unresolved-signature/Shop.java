package shop;

/** Names what is generated for a machine with a mistake, and has none itself. */
record Shop(DoorMachine machine, DoorClient client) {}
