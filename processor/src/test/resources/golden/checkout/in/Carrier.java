package shop;

public interface Carrier {
    boolean hasLabel(long order) throws CarrierRefused;
}
