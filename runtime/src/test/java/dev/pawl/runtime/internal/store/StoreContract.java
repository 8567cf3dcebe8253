package dev.pawl.runtime.internal.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store does alike: each of its subclasses is run once for each of them. */
@ParameterizedClass
@EnumSource(StoreKind.class)
abstract class StoreContract {

    @Parameter
    StoreKind kind;

    StoreFixture f;

    @BeforeEach
    void open() {
        f = kind.open();
    }

    @AfterEach
    void close() {
        f.close();
    }
}
