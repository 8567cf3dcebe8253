package dev.pawl.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Code of one class that JavaPoet does not go through: the bodies of methods and the values of constants, which are most of
 * it. JavaPoet emits a file twice, and splits each part of a format into lines by a regular expression; in a compiler that has
 * just started, this is where the time goes. It is given a mark in the place of each text. How the types in them are called
 * is still its to say, and what is imported: all of them stand once in the class, in one list, which is taken out again.
 */
final class Verbatim {

    /** Around what stands for a text. Nothing of a program's own has these characters: they are escaped in its strings. */
    private static final char TEXT = '\u001E';

    /** Around what stands for a type in a text, and between the types of the list. */
    private static final char TYPE = '\u001F';

    /** What JavaPoet puts in front of a text that has the place of members, and of the list; a brace follows. */
    private static final String BLOCK = "static {";

    private final Map<TypeName, String> types = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();
    /** The texts that may be anything: no types are looked for in them. */
    private final Set<Integer> foreign = new HashSet<>();
    /** The texts that have the place of members. */
    private final Set<Integer> members = new HashSet<>();

    /** A type, for a text. */
    String type(TypeName type) {
        String mark = types.get(type);
        if (mark == null) {
            mark = TYPE + String.valueOf(types.size()) + TYPE;
            types.put(type, mark);
        }
        return mark;
    }

    /** A class, for a text. */
    String type(Class<?> type) {
        return type(TypeName.get(type));
    }

    /** What stands for a text: as a part of a format, or as an expression. */
    String put(String text) {
        texts.add(text);
        return TEXT + String.valueOf(texts.size() - 1) + TEXT;
    }

    /** The same for text that is no code of ours, and so may have any characters; also as a part of a text of ours. */
    String putForeign(String text) {
        foreign.add(texts.size());
        return put(text);
    }

    /** Makes a text the members of a class within this one. */
    void put(String text, TypeSpec.Builder type) {
        members.add(texts.size());
        type.addStaticBlock(CodeBlock.of(put(text) + "\n"));
    }

    /** Adds the list of the types to the class, of which all else is made by then. */
    void addTypes(TypeSpec.Builder type) {
        CodeBlock.Builder list = CodeBlock.builder().add(TEXT + "" + TYPE);
        types.keySet().forEach(each -> list.add("$T" + TYPE, each));
        type.addStaticBlock(list.add(TEXT + "\n").build());
    }

    /** The code of the class with the texts in their places. */
    String in(String code) {
        int list = code.indexOf(TYPE) - 1;
        String[] names = names(code, list + 2);
        StringBuilder whole = new StringBuilder(2 * code.length());
        int done = 0;
        for (int mark = code.indexOf(TEXT); mark >= 0; mark = code.indexOf(TEXT, done)) {
            int close = code.indexOf(TEXT, mark + 1);
            if (mark == list) {
                // With the block around it, and the empty line behind that.
                whole.append(code, done, code.lastIndexOf('\n', code.lastIndexOf(BLOCK, mark)) + 1);
                done = code.indexOf('\n', code.indexOf('}', close)) + 1;
                done += code.startsWith("\n", done) ? 1 : 0;
                continue;
            }
            int number = Integer.parseInt(code, mark + 1, close, 10);
            boolean member = members.contains(number);
            whole.append(code, done, member ? code.lastIndexOf(BLOCK, mark) : mark);
            add(number, names, whole);
            done = (member ? code.indexOf('}', close) : close) + 1;
        }
        return whole.append(code, done, code.length()).toString();
    }

    /** What the types are called in this class. */
    private String[] names(String code, int begin) {
        String[] names = new String[types.size()];
        int from = begin;
        for (int i = 0; i < names.length; i++) {
            int to = code.indexOf(TYPE, from);
            names[i] = code.substring(from, to);
            from = to + 1;
        }
        return names;
    }

    private void add(int number, String[] names, StringBuilder whole) {
        String text = texts.get(number);
        if (foreign.contains(number)) {
            whole.append(text);
            return;
        }
        int done = 0;
        int inner = text.indexOf(TEXT);
        for (int mark = text.indexOf(TYPE); mark >= 0 || inner >= 0; ) {
            boolean type = inner < 0 || mark >= 0 && mark < inner;
            int begin = type ? mark : inner;
            int close = text.indexOf(type ? TYPE : TEXT, begin + 1);
            int which = Integer.parseInt(text, begin + 1, close, 10);
            whole.append(text, done, begin);
            done = close + 1;
            if (type) {
                whole.append(names[which]);
                mark = text.indexOf(TYPE, done);
            } else {
                add(which, names, whole);
                inner = text.indexOf(TEXT, done);
            }
        }
        whole.append(text, done, text.length());
    }
}
