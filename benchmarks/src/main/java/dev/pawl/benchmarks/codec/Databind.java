package dev.pawl.benchmarks.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;

/** Jackson's databind, set to write the same bytes as Pawl, with the reader and the writer of a type made beforehand. */
record Databind(ObjectWriter writer, ObjectReader reader) {

    static Databind of(Class<?> type, boolean blackbird) {
        JsonMapper.Builder builder = JsonMapper.builder()
                .withConfigOverride(
                        BigDecimal.class,
                        override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)));
        if (blackbird) {
            builder.addModule(new BlackbirdModule());
        }
        JsonMapper mapper = builder.build();
        return new Databind(mapper.writerFor(type), mapper.readerFor(type));
    }
}
