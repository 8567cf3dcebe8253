package dev.pawl.benchmarks.codec;

import dev.pawl.runtime.spi.Json;
import dev.pawl.runtime.spi.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A state to its document and back: text is a String at both ends, as the store has it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

    @Param({"SMALL", "MEDIUM", "LARGE"})
    Size size = Size.SMALL;

    private Record state = size.state();
    /** The state with one more character to each text. */
    private Record longer = state;

    private String document = "";
    private byte[] latin1 = new byte[0];
    private JsonCodec<Record> codec = size.codec();
    private Databind plain = Databind.of(state.getClass(), false);
    private Databind blackbird = plain;

    /** Makes what is measured, and checks that all of it does the same. */
    @Setup
    public void prepare() {
        state = size.state();
        longer = size.copy(state, text -> text + '.');
        codec = size.codec();
        document = Json.write(codec, state);
        latin1 = document.getBytes(StandardCharsets.ISO_8859_1);
        plain = Databind.of(state.getClass(), false);
        blackbird = Databind.of(state.getClass(), true);
        for (Databind databind : new Databind[] {plain, blackbird}) {
            check(document, databind.writer().writeValueAsString(state));
            check(state, databind.reader().readValue(document));
        }
        check(state, Json.read(codec, document));
        check(document, writeResult());
        check(state, readResult());
    }

    @Benchmark
    public Object writePawl() {
        return Json.write(codec, state);
    }

    @Benchmark
    public Object writeDatabind() {
        return plain.writer().writeValueAsString(state);
    }

    @Benchmark
    public Object writeBlackbird() {
        return blackbird.writer().writeValueAsString(state);
    }

    @Benchmark
    public Object readPawl() {
        return Json.read(codec, document);
    }

    @Benchmark
    public Object readDatabind() {
        return plain.reader().readValue(document);
    }

    @Benchmark
    public Object readBlackbird() {
        return blackbird.reader().readValue(document);
    }

    /** What is no garbage of a writer: the document. */
    @Benchmark
    public Object writeResult() {
        return new String(latin1, StandardCharsets.ISO_8859_1);
    }

    /** What is no garbage of a reader: the state, with all that is in it. */
    @Benchmark
    public Object readResult() {
        return size.copy(longer, text -> text.substring(0, text.length() - 1));
    }

    private static void check(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IllegalStateException("not the same: " + expected + " and " + found);
        }
    }
}
