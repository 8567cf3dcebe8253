package dev.pawl.processor;

import dev.pawl.processor.generate.GeneratedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes the files of one machine; all of them originate from its class, and from nothing else. */
final class Output {

    private final Filer filer;
    private final TypeElement machine;

    Output(Filer filer, TypeElement machine) {
        this.filer = filer;
        this.machine = machine;
    }

    /** Writes them, and yields the names of those that could not be written because something of that name is there. */
    List<String> write(List<GeneratedFile> files) {
        List<String> taken = new ArrayList<>();
        for (GeneratedFile file : files) {
            try {
                write(file);
            } catch (FilerException exists) {
                taken.add(file.name());
            } catch (IOException e) {
                throw new UncheckedIOException(file.name() + " can't be written", e);
            }
        }
        return taken;
    }

    private void write(GeneratedFile file) throws IOException {
        if (file instanceof GeneratedFile.Source) {
            try (Writer writer = filer.createSourceFile(file.name(), machine).openWriter()) {
                writer.write(file.text());
            }
            return;
        }
        // The compiler's own writer would use the encoding of sources, whatever it is.
        FileObject resource = filer.createResource(StandardLocation.CLASS_OUTPUT, "", file.name(), machine);
        try (OutputStream out = resource.openOutputStream()) {
            out.write(file.text().getBytes(StandardCharsets.UTF_8));
        }
    }
}
