package shop;

class House {
    void use(DoorMachine machine, DoorClient client) {}
}
