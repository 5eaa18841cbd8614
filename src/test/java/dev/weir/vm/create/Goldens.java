package dev.weir.vm.create;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Definitions as they should be, one file each. {@code -Dweir.goldens=write} writes them
 * anew: look at the difference before you commit it.
 */
final class Goldens {

	private static final Path FOLDER = Path.of("src/test/resources/dev/weir/vm/create");

	private Goldens() {
	}

	static void check(String name, String actual) {
		try {
			Path file = FOLDER.resolve(name + ".xml");
			if ("write".equals(System.getProperty("weir.goldens"))) {
				Files.createDirectories(file.getParent());
				Files.writeString(file, actual + "\n");
			}
			assertThat(actual + "\n").as(name).isEqualTo(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
