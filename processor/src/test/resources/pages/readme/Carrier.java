package readme;

public interface Carrier {
    boolean hasLabel(long order);
}
