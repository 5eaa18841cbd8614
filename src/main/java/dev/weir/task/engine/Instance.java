package dev.weir.task.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
	 * The id, made at the first use.
	 * @throws IllegalStateException when the folder is in use by another Weir
	 */
	static UUID of(WeirHome home) {
		Path folder = home.folder("instance");
		Path file = folder.resolve("id");
		try {
			lock(folder.resolve("lock"));
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

	/**
	 * Held until the process ends: two with one id would take each other's tasks for
	 * lost.
	 */
	private static void lock(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			if (channel.tryLock() == null) {
				channel.close();
				throw new IllegalStateException("Another Weir uses this WEIR_HOME: " + file.getParent());
			}
		}
		catch (OverlappingFileLockException ex) {
			// this very process has it: several application contexts of one test
			channel.close();
		}
	}

}
