package dev.weir.task.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

import dev.weir.home.WeirHome;

/**
 * Which Weir this is among those that share a database: an id kept in its home, so that
 * it knows its own tasks again after a restart.
 */
final class Instance {

	private Instance() {
	}

	/**
	 * The id, made at the first use. That no other Weir uses the folder was seen to at
	 * the very start.
	 * @throws IllegalStateException when the file holds no id
	 */
	static UUID of(WeirHome home) {
		Path folder = home.folder("instance");
		Path file = folder.resolve("id");
		try {
			if (Files.exists(file)) {
				return UUID.fromString(Files.readString(file).strip());
			}
			UUID fresh = UUID.randomUUID();
			// written beside and moved, so that a full disk never leaves half an id
			Path draft = Files.writeString(folder.resolve("id.new"), fresh + "\n");
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
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
