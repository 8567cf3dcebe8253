package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.sql.Connection;
import javax.lang.model.element.Modifier;

/** A client in transactions of its own, and the same one in a transaction of the caller's. */
record ClientConstructors(Draft draft) implements Feature {

    @Override
    public void addTo(TypeSpec.Builder type) {
        ClassName client = draft.names().client();
        type.addMethod(MethodSpec.constructorBuilder()
                .addJavadoc("A client whose every call is a transaction of its own.\n\n")
                .addJavadoc("@param pawl through which it works; it need not run this machine\n")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Types.PAWL, "pawl")
                .addStatement("super(pawl, $T.DEFINITION)", draft.names().machine())
                .build());
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(client, "base")
                .addParameter(Connection.class, "connection")
                .addStatement("super(base, connection)")
                .build());
        type.addMethod(MethodSpec.methodBuilder("on")
                .addJavadoc("""
                        This client inside the caller's transaction: what it does is committed when the caller commits, and
                        never was when the caller rolls back. It neither commits nor closes the connection. As thread-safe as
                        the connection is.

                        @param connection with auto-commit switched off, to the database that Pawl works on
                        """)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Connection.class, "connection")
                .returns(client)
                .addStatement("return new $T(this, connection)", client)
                .build());
    }
}
