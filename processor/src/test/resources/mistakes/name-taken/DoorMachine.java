package shop;

class DoorMachine {}
