package dev.pawl.processor.generate;

import com.palantir.javapoet.ClassName;
import dev.pawl.processor.model.MachineModel;

/**
 * What the files of a machine are called.
 *
 * @param user the machine's class
 */
record Names(ClassName user) {

    static Names of(MachineModel model) {
        return new Names(model.type());
    }

    String packageName() {
        return user.packageName();
    }

    /** The class that the engine runs. */
    ClassName machine() {
        return generated("Machine");
    }

    /** The class that talks to instances. */
    ClassName client() {
        return generated("Client");
    }

    /**
     * The class within the machine's that writes and reads documents. It hides classes of the same name, which are then named
     * with their package; where there is none, its name has the machine's in it.
     */
    ClassName codecs() {
        return machine().nestedClass(packageName().isEmpty() ? base() + "Codecs" : "Codecs");
    }

    /** The path of a resource beside the classes. */
    String resource(String ending) {
        String folder = packageName().isEmpty() ? "" : packageName().replace('.', '/') + '/';
        return folder + base() + ending;
    }

    private ClassName generated(String ending) {
        return ClassName.get(packageName(), base() + ending);
    }

    private String base() {
        return String.join("_", user.simpleNames());
    }
}
