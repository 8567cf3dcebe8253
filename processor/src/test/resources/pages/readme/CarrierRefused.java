package readme;

public final class CarrierRefused extends RuntimeException {}
