package dev.pawl.processor.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The old records of one state, and how their documents become the state of today. */
public record Lineage(MachineModel machine, StateModel state) {

    /** The old records, the oldest first. */
    public List<OlderModel> records() {
        return machine.older().stream()
                .filter(older -> older.state().equals(state.name()))
                .sorted(Comparator.comparingInt(OlderModel::until))
                .toList();
    }

    /** The old record as which a shape is read; empty where the state's own reads it. */
    public Optional<OlderModel> readerOf(int shape) {
        return records().stream().filter(older -> older.until() >= shape).findFirst();
    }

    /** The upgrades that lead from an old record to the state of today, in the order in which they run. */
    public List<UpgradeModel> chain(OlderModel from) {
        List<UpgradeModel> chain = new ArrayList<>();
        Optional<OlderModel> next = Optional.of(from);
        while (next.isPresent()) {
            OlderModel record = next.get();
            UpgradeModel upgrade = machine.upgrades().stream()
                    .filter(candidate -> candidate.parameters().contains(record.type()))
                    .findFirst()
                    .orElseThrow();
            chain.add(upgrade);
            next = records().stream()
                    .filter(older -> older.type().equals(upgrade.returns()) && older.until() > record.until())
                    .findFirst();
        }
        return chain;
    }
}
