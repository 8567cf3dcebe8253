package dev.pawl.processor.generate;

import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.pawl.processor.model.ValueType.EnumType;
import dev.pawl.processor.model.ValueType.EnumType.Constant;

/** An enum: a constant that knows the names of its constants, also as keys of a map. */
record EnumCodec(EnumType constants, CodecNames names) implements Codec {

    @Override
    public void addTo(CodecMembers members) {
        String name = names.say(constants.type());
        Body made = new Body(4)
                .line(names.say(Types.JSON_ENUM) + ".<" + name + ">of(" + Plain.text(names.name(constants.type())));
        for (Constant each : constants.constants()) {
            if (each.json().equals(each.name())) {
                made.add(",").line(name + "." + each.name());
            }
        }
        made.add(")");
        for (Constant each : constants.constants()) {
            if (!each.json().equals(each.name())) {
                made.line(".with(" + Plain.text(each.json()) + ", " + name + "." + each.name() + ")");
            }
        }
        TypeName known = ParameterizedTypeName.get(Types.JSON_ENUM, constants.type());
        members.constant(known, names.constant(constants.type()), made.toString());
    }
}
