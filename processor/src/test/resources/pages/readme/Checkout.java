package readme;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;

import dev.pawl.Machine;
import dev.pawl.Outcome;
import dev.pawl.Signal;
import dev.pawl.State;
import dev.pawl.Step;
import dev.pawl.StepContext;
import java.time.Instant;

// snippet: @Machine(version = 1, queue = "checkout", result = Checkout.Result.class)
