package town;

public sealed interface Sound permits Bell.Rung {}
