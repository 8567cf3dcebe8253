package dev.pawl.chaos.house;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Sets the clock of a whole process wrong, as an agent of its Java: {@code Instant.now()} and all that is like it, and
 * {@code System.currentTimeMillis()} wherever it is called. Time that passes, {@code System.nanoTime()}, stays right, as it
 * does on a machine whose clock is wrong.
 */
public final class WrongClock {

    private WrongClock() {}

    /** The options of a Java whose clock is so much ahead; none where it is right. */
    public static List<String> options(Path folder, Duration ahead) {
        if (ahead.isZero()) {
            return List.of();
        }
        Path jar = folder.resolve("wrong-clock.jar");
        synchronized (WrongClock.class) {
            if (!Files.exists(jar)) {
                write(jar);
            }
        }
        return List.of("-javaagent:" + jar + "=" + ahead.toSeconds());
    }

    private static void write(Path jar) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", WrongClock.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called by Java before the program. */
    public static void premain(String seconds, Instrumentation java)
            throws UnmodifiableClassException, ClassNotFoundException {
        long ahead = Long.parseLong(seconds);
        java.addTransformer(new Shift(ahead), true);
        java.retransformClasses(Clock.class, Class.forName("java.time.Clock$SystemClock"), Date.class);
    }

    private record Shift(long seconds) implements ClassFileTransformer {

        @Override
        public byte @Nullable [] transform(
                Module module,
                @Nullable ClassLoader loader,
                String name,
                @Nullable Class<?> before,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            boolean reads = name.startsWith("java/time/Clock")
                    || name.equals("java/util/Date")
                    || name.startsWith("dev/pawl/")
                    || name.startsWith("org/postgresql/")
                    || name.startsWith("com/zaxxer/");
            return reads ? shifted(bytes) : null;
        }

        private byte[] shifted(byte[] bytes) {
            ClassReader reader = new ClassReader(bytes);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9, writer) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access,
                                String name,
                                String descriptor,
                                @Nullable String signature,
                                String @Nullable [] exceptions) {
                            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                            return new Reader(next, seconds, name.equals("currentInstant"));
                        }
                    },
                    0);
            return writer.toByteArray();
        }
    }

    /** A method that may read the clock; {@code whole} if what it returns is the time. */
    private static final class Reader extends MethodVisitor {
        private final long seconds;
        private final boolean whole;

        Reader(MethodVisitor next, long seconds, boolean whole) {
            super(Opcodes.ASM9, next);
            this.seconds = seconds;
            this.whole = whole;
        }

        @Override
        public void visitMethodInsn(int code, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(code, owner, name, descriptor, isInterface);
            if (owner.equals("java/lang/System") && name.equals("currentTimeMillis")) {
                super.visitLdcInsn(seconds * 1_000);
                super.visitInsn(Opcodes.LADD);
            }
        }

        @Override
        public void visitInsn(int code) {
            if (whole && code == Opcodes.ARETURN) {
                super.visitLdcInsn(seconds);
                super.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL, "java/time/Instant", "plusSeconds", "(J)Ljava/time/Instant;", false);
            }
            super.visitInsn(code);
        }
    }
}
