package shop;

class House {
    long use(DoorMachine machine, DoorClient client) {
        return client.insert(new Door.Closed());
    }
}
