package shop;

public interface Payments {
    void request(long order);
}
