package dev.pawl.runtime.internal.store;

import static dev.pawl.runtime.internal.store.StoreFixture.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.runtime.internal.store.Commit.Then;
import dev.pawl.runtime.internal.store.Upkeep.Line;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leaves, and what is told of it. */
class UpkeepTest extends StoreContract {

    private List<Long> ended(int count) {
        f.store.insert(Collections.nCopies(count, f.runnable(null)));
        List<Claimed> claimed = f.claim(count);
        List<Long> ids = claimed.stream().map(Claimed::id).toList();
        f.store.deliver(ids.stream().map(id -> f.signal(id, "{}", "key")).toList());
        f.store.commit(claimed.stream().map(c -> f.to(c, Then.DONE)).toList(), NODE);
        return ids;
    }

    @Test
    void whatEndedLongAgoLeavesInParts() {
        List<Long> old = ended(25);
        f.skip(Duration.ofDays(3));
        List<Long> young = ended(5);
        long live = f.insert(f.waiting("k"));
        Upkeep upkeep = f.store.upkeep();
        assertThat(upkeep.deleteEnded(10)).isZero();
        f.store.configure("order", new MachineSettings(true, Duration.ofDays(2)));
        assertThat(upkeep.deleteEnded(10)).isEqualTo(10);
        assertThat(upkeep.deleteEnded(10)).isEqualTo(10);
        assertThat(upkeep.deleteEnded(10)).isEqualTo(5);
        assertThat(upkeep.deleteEnded(10)).isZero();
        assertThat(f.store.ended(old)).isEmpty();
        assertThat(f.store.ended(young)).hasSize(5);
        assertThat(f.row(live).endedAt()).isNull();
        assertThat(f.store.history(f.a.machine(), old.get(0), -1, 9)).isNotEmpty();
        f.store.configure("order", new MachineSettings(true, null));
        f.skip(Duration.ofDays(3000));
        assertThat(upkeep.deleteEnded(10)).isZero();
    }

    @Test
    void aDeathIsToldWithWhoDied() {
        var claimed = f.claimedNew();
        f.expire(claimed.id(), Duration.ofSeconds(1));
        f.store.reap(9);
        var history = f.store.history(f.a.machine(), claimed.id(), -1, 9);
        assertThat(history).hasSize(2);
        assertThat(history.get(1).what()).isEqualTo(What.CRASHED);
        assertThat(history.get(1).node()).isEqualTo(StoreFixture.NODE);
        assertThat(history.get(1).failures()).isEqualTo(1);
    }

    @Test
    void aMonthOfTheHistoryIsReadInPartsAndDropped() {
        long first = f.insert(f.runnable("k"));
        long second = f.insert(f.waiting(null));
        f.store.cancel(f.a.machine(), first, "over");
        YearMonth month = YearMonth.from(f.row(first).insertedAt().atOffset(ZoneOffset.UTC));
        Upkeep upkeep = f.store.upkeep();
        List<Line> lines = upkeep.historyLines(month, Line.FIRST, 2);
        assertThat(lines).extracting(Line::instance).containsExactly(first, first);
        assertThat(lines.get(0).json())
                .startsWith("{\"instance\":" + first + ",\"rev\":0,\"at\":\"")
                .contains("\"what\":\"inserted\"", "\"machine\":\"order\"", "\"to\":\"a\"", "\"shape\":1")
                .doesNotContain("null");
        assertThat(lines.get(1).json()).contains("\"what\":\"cancelled\"", "\"error\":\"over\"");
        assertThat(upkeep.historyLines(month, lines.get(1), 9))
                .extracting(Line::instance)
                .containsExactly(second);
        assertThat(upkeep.historyOlderThan(Duration.ZERO)).doesNotContain(month);
        assertThat(upkeep.hasHistory(month)).isTrue();
        assertThat(upkeep.hasHistory(month.minusMonths(1))).isFalse();
        assertThat(upkeep.dropHistory(month)).isTrue();
        assertThat(upkeep.hasHistory(month)).isFalse();
        assertThat(upkeep.dropHistory(month)).isFalse();
        assertThat(f.store.history(f.a.machine(), first, -1, 9)).isEmpty();
    }
}
