package dev.pawl.processor.check;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names in messages. */
final class Words {

    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_$][\\w$]*\\.)+(?=\\p{Upper})");

    private Words() {}

    /** A type without packages, and without the machine in front of what is nested in it. */
    static String say(TypeName type, ClassName machine) {
        if (type instanceof ClassName name && isUsual(name)) {
            List<String> names = name.simpleNames();
            List<String> outer = machine.simpleNames();
            boolean nested = names.size() > outer.size()
                    && names.subList(0, outer.size()).equals(outer);
            return String.join(".", nested ? names.subList(outer.size(), names.size()) : names);
        }
        String nested = String.join(".", machine.simpleNames()) + ".";
        String bare = PACKAGES.matcher(type.toString()).replaceAll("");
        return bare.contains(nested) ? bare.replaceAll("(?<![\\w$.])" + Pattern.quote(nested), "") : bare;
    }

    /** Whether it is written as most people do: packages in small letters, classes with a capital. */
    private static boolean isUsual(ClassName name) {
        for (String simple : name.simpleNames()) {
            if (!isCapital(simple.charAt(0))) {
                return false;
            }
        }
        String in = name.packageName();
        for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            boolean begins = i == 0 || in.charAt(i - 1) == '.';
            if (c > '~' || isCapital(c) || begins && Character.isDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** The candidate that was probably meant: one that differs in few letters, or begins as the written one does. */
    static Optional<String> meant(String written, Collection<String> candidates) {
        String wanted = written.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, wanted.length() / 3);
        String best = null;
        int least = limit + 1;
        for (String candidate : candidates) {
            String known = candidate.toLowerCase(Locale.ROOT);
            boolean part = Math.min(known.length(), wanted.length()) > 2
                    && (known.startsWith(wanted) || wanted.startsWith(known));
            int distance = part ? limit : distance(wanted, known);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many letters must change, come or go, neighbours that change places counting as one. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
