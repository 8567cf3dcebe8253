package dev.pawl.runtime.inputs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of some packages can be called from outside, by signatures such as {@code Pawl.ddl(String)}. */
public final class Surface {

    private Surface() {}

    /** The methods and constructors that are public, or protected in what can be extended; those that take something. */
    public static Map<String, Executable> of(Predicate<Class<?>> which, String... packages) {
        Map<String, Executable> found = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(packages).stream()
                        .filter(type -> Arrays.asList(packages).contains(type.getPackageName()))
                        .map(JavaClass::reflect)
                        .filter(type -> open(type) && !type.isAnnotation() && which.test(type))
                        .flatMap(type -> Stream.<Executable>concat(
                                Arrays.stream(type.getDeclaredConstructors()),
                                Arrays.stream(type.getDeclaredMethods())))
                        .filter(Surface::counts)
                        .forEach(method -> found.put(signature(method), method));
        return found;
    }

    private static boolean open(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    private static boolean counts(Executable method) {
        boolean open = Modifier.isPublic(method.getModifiers())
                || Modifier.isProtected(method.getModifiers())
                        && !Modifier.isFinal(method.getDeclaringClass().getModifiers());
        boolean calledByPawl = Modifier.isAbstract(method.getModifiers())
                && method.getDeclaringClass().isInterface();
        boolean ofTheLanguage =
                method.getName().equals("equals") || method.getDeclaringClass().isEnum();
        return open && !method.isSynthetic() && !calledByPawl && !ofTheLanguage && method.getParameterCount() > 0;
    }

    /** As it is named in tables of tests. */
    public static String signature(Executable method) {
        String types = Arrays.stream(method.getParameterTypes())
                .map(type -> type.isMemberClass() ? nested(type) : type.getSimpleName())
                .collect(Collectors.joining(", ", "(", ")"));
        String type = nested(method.getDeclaringClass());
        return method instanceof Constructor<?> ? "new " + type + types : type + "." + method.getName() + types;
    }

    private static String nested(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    static boolean isStatic(Executable method) {
        return method instanceof Method && Modifier.isStatic(method.getModifiers());
    }
}
