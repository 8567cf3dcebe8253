package shop;

import dev.pawl.Machine;

@Machine
public class Door extends Hinged {}
