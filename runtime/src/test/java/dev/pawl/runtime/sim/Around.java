package dev.pawl.runtime.sim;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Something between a caller and what it calls. */
interface Around {

    /** The call as it was meant, with the arguments as they are then. */
    interface Call {
        @Nullable Object answer() throws Throwable;
    }

    /** One that knows by itself which call it is. */
    interface Each {
        @Nullable Object answer(String method, @Nullable Object[] arguments, Call call) throws Throwable;
    }

    @Nullable Object answer(@Nullable Object[] arguments, Call call) throws Throwable;

    /** What is called, with something around the methods of one name. */
    static <T> T of(Class<T> type, T inner, String name, Around around) {
        return of(
                type,
                inner,
                (method, arguments, call) -> method.equals(name) ? around.answer(arguments, call) : call.answer());
    }

    /** What is called, with something around all its methods. */
    static <T> T of(Class<T> type, T inner, Each around) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> around.answer(method.getName(), arguments, () -> {
                    try {
                        return method.invoke(inner, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })));
    }
}
