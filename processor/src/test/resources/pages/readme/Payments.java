package readme;

public interface Payments {
    void request(long order);
}
