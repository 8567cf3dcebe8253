package dev.pawl.processor.generate;

import com.palantir.javapoet.TypeName;
import java.util.List;

/** Expressions that several features need. */
final class Literals {

    private Literals() {}

    /**
     * {@code List.<Type>of(…)} with an element a line. The type is named because the compiler needs minutes to find it
     * where there are hundreds of elements.
     *
     * @param depth how far the elements are to the right, in levels
     */
    static String lines(TypeName type, List<String> elements, Verbatim verbatim, int depth) {
        String list = verbatim.type(Types.LIST);
        if (elements.isEmpty()) {
            return list + ".of()";
        }
        Body body = new Body(depth).line(list + ".<" + verbatim.type(type) + ">of(");
        for (int i = 0; i < elements.size(); i++) {
            body.line(elements.get(i)).add(i < elements.size() - 1 ? "," : ")");
        }
        return body.toString();
    }
}
