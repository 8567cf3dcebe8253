package shop;

public class CarrierRefused extends Exception {
    private static final long serialVersionUID = 1;
}
