package dev.pawl.runtime.internal.store;

import dev.pawl.runtime.internal.store.memory.MemoryFixture;
import dev.pawl.runtime.internal.store.pg.Fixture;

/** The stores that keep the contract. */
enum StoreKind {
    MEMORY {
        @Override
        StoreFixture open() {
            return new MemoryFixture();
        }
    },
    POSTGRES {
        @Override
        StoreFixture open() {
            return new Fixture();
        }
    };

    abstract StoreFixture open();
}
