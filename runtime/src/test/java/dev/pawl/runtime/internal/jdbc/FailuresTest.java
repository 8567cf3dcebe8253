package dev.pawl.runtime.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.error.DatabaseException.Kind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    @ParameterizedTest
    @CsvSource({
        "08006, UNAVAILABLE",
        "57P01, UNAVAILABLE",
        "57P03, UNAVAILABLE",
        "53300, UNAVAILABLE",
        "25006, UNAVAILABLE",
        "25P03, UNAVAILABLE",
        "58030, UNAVAILABLE",
        ", UNAVAILABLE",
        "40001, CONTENTION",
        "40P01, CONTENTION",
        "55P03, CONTENTION",
        "57014, CONTENTION",
        "22021, REJECTED",
        "23505, REJECTED",
        "42501, REJECTED",
        "54000, REJECTED",
        "XX000, REJECTED",
    })
    void theStateSaysWhatToExpect(String state, Kind kind) {
        assertThat(Failures.of("do it", new SQLException("no", state)).kind()).isEqualTo(kind);
    }

    @Test
    void theMessageSaysWhatWasTried() {
        SQLException cause = new SQLException("no", "42501");
        assertThat(Failures.of("claim instances", cause))
                .hasMessage("Could not claim instances: no")
                .hasCause(cause);
    }

    @Test
    void aPoolsExceptionIsLookedBehind() {
        SQLException pool = new SQLTransientConnectionException("none to be had", "08001");
        pool.initCause(new SQLException("wrong password", "28P01"));
        assertThat(Failures.state(pool)).isEqualTo("28P01");
        assertThat(Failures.of("do it", pool).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void aPoolerThatSwapsSessionsIsGuessedAt() {
        assertThat(Failures.of("do it", new SQLException("no", "26000"))).hasMessageContaining("prepareThreshold=0");
    }
}
