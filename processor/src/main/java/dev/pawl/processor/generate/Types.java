package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import java.sql.Connection;
import java.util.List;

/** The types that generated code names; Pawl's by name: the processor does not depend on the runtime. */
final class Types {

    static final ClassName STRING = ClassName.get(String.class);
    static final ClassName OBJECT = ClassName.get(Object.class);
    static final ClassName OVERRIDE = ClassName.get(Override.class);
    static final ClassName LIST = ClassName.get(List.class);
    static final ClassName CONNECTION = ClassName.get(Connection.class);

    static final ClassName CHILDREN = ClassName.get("dev.pawl", "Children");
    static final ClassName GENERATED = ClassName.get("dev.pawl", "Generated");
    static final ClassName INSERT = ClassName.get("dev.pawl", "Insert");
    static final ClassName INSERT_OPTIONS = ClassName.get("dev.pawl", "InsertOptions");
    static final ClassName SEND = ClassName.get("dev.pawl", "Send");
    static final ClassName SIGNAL_OPTIONS = ClassName.get("dev.pawl", "SignalOptions");
    static final ClassName STEP_CONTEXT = ClassName.get("dev.pawl", "StepContext");

    static final ClassName PAWL = ClassName.get("dev.pawl.runtime", "Pawl");
    static final ClassName MACHINE_CLIENT = ClassName.get("dev.pawl.runtime", "MachineClient");
    static final ClassName INSERTED = ClassName.get("dev.pawl.runtime", "Inserted");
    static final ClassName SIGNAL_RESULT = ClassName.get("dev.pawl.runtime", "SignalResult");

    static final ClassName GENERATED_MACHINE = spi("GeneratedMachine");
    static final ClassName MACHINE_DEFINITION = spi("MachineDefinition");
    static final ClassName STATE_DEFINITION = spi("StateDefinition");
    static final ClassName OLDER_SHAPE = spi("OlderShape");
    static final ClassName SIGNAL_DEFINITION = spi("SignalDefinition");
    static final ClassName TRANSITION = spi("Transition");
    static final ClassName TRIGGER = spi("Trigger");
    static final ClassName RETRY_POLICY = spi("RetryPolicy");
    static final ClassName RATE_LIMIT = spi("RateLimit");
    static final ClassName NEW_INSTANCE = spi("NewInstance");
    static final ClassName NEW_SIGNAL = spi("NewSignal");

    static final ClassName JSON_COMPONENTS = spi("JsonComponents");
    static final ClassName JSON_PRIMITIVES = spi("JsonPrimitives");
    static final ClassName JSON_BOXES = spi("JsonBoxes");
    static final ClassName JSON_TEXT = spi("JsonText");
    static final ClassName JSON_TIMES = spi("JsonTimes");
    static final ClassName JSON_KEYS = spi("JsonKeys");
    static final ClassName JSON_RECORD = spi("JsonRecord");
    static final ClassName JSON_ENUM = spi("JsonEnum");
    static final ClassName JSON_SEALED = spi("JsonSealed");
    static final ClassName JSON_OPTIONALS = spi("JsonOptionals");
    static final ClassName JSON_LISTS = spi("JsonLists");
    static final ClassName JSON_SETS = spi("JsonSets");
    static final ClassName JSON_MAPS = spi("JsonMaps");
    static final ClassName JSON_CONVERTED = spi("JsonConverted");
    static final ClassName JSON_DEFAULTS = spi("JsonDefaults");

    static final ClassName JSON_OUTPUT = spi("JsonOutput");
    static final ClassName JSON_INPUT = spi("JsonInput");

    private Types() {}

    private static ClassName spi(String name) {
        return ClassName.get("dev.pawl.runtime.spi", name);
    }
}
