package dev.weir.task.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import dev.weir.home.WeirHome;

/**
 * Which Weir this is among those that share a database: an id kept in its home, so that
 * it knows its own tasks again after a restart.
 */
final class Instance {

	private Instance() {
	}

	static UUID of(WeirHome home) {
		Path file = home.folder("instance").resolve("id");
		try {
			if (Files.exists(file)) {
				return UUID.fromString(Files.readString(file).strip());
			}
			UUID fresh = UUID.randomUUID();
			Files.writeString(file, fresh + "\n");
			return fresh;
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalStateException("Not an instance id; delete the file to get a new one: " + file, ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The id of this instance cannot be kept: " + file, ex);
		}
	}

}
