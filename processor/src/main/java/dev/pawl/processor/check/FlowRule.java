package dev.pawl.processor.check;

/**
 * A rule that follows the flow of states and events. It is given the machine with its forgotten steps, as if they were
 * annotated: what is missing is told at them alone.
 */
interface FlowRule extends Rule {}
