package dev.weir.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * The ring of keys on disk, {@code WEIR_HOME/keys/ring}, for its owner only; a ring of an
 * older Weir is the one key in {@code secret.key}. A crash or power cut leaves the old
 * file or the new one, never half of one. Thread-safe.
 */
final class KeyRingFile {

	private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

	private final Path folder;

	private final Path ring;

	private final Path older;

	KeyRingFile(WeirHome home) {
		this.folder = home.folder("keys");
		this.ring = this.folder.resolve("ring");
		this.older = this.folder.resolve("secret.key");
	}

	/**
	 * What is there; empty when nothing is.
	 * @throws UnusableHome when others may read it or it is no ring
	 */
	KeyRing read() {
		Path file = Files.exists(this.ring) ? this.ring : this.older;
		try {
			if (!Files.exists(file)) {
				return KeyRing.EMPTY;
			}
			requireOwnersOnly(file);
			return file.equals(this.ring) ? KeyRing.parse(Files.readString(file))
					: KeyRing.of(Files.readAllBytes(file));
		}
		catch (IllegalArgumentException | IOException ex) {
			throw new UnusableHome("The keys of Weir's secrets cannot be read: " + file,
					"Put the file back from a backup of WEIR_HOME. It must be the one that sealed what is in the database.",
					ex);
		}
	}

	/** Makes the first ring, unless somebody else just did: then that one counts. */
	KeyRing make(KeyRing made) {
		try {
			Path draft = draft(made);
			try {
				Files.createLink(this.ring, draft);
			}
			catch (FileAlreadyExistsException ex) {
				return read();
			}
			catch (UnsupportedOperationException ex) {
				Files.move(draft, this.ring, StandardCopyOption.ATOMIC_MOVE);
			}
			finally {
				Files.deleteIfExists(draft);
			}
			syncFolder();
			return made;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The keys cannot be written: " + this.ring, ex);
		}
	}

	/** Puts a ring in the place of the one that is there. */
	void replace(KeyRing with) {
		try {
			Files.move(draft(with), this.ring, StandardCopyOption.ATOMIC_MOVE);
			syncFolder();
			Files.deleteIfExists(this.older);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The keys cannot be written: " + this.ring, ex);
		}
	}

	private Path draft(KeyRing content) throws IOException {
		Path draft = Files.createTempFile(this.folder, "ring", ".new", PosixFilePermissions.asFileAttribute(OWNER));
		try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
			ByteBuffer bytes = ByteBuffer.wrap(content.text().getBytes(StandardCharsets.US_ASCII));
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		}
		return draft;
	}

	private void syncFolder() throws IOException {
		try (FileChannel channel = FileChannel.open(this.folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

	private static void requireOwnersOnly(Path file) throws IOException {
		Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
		others.removeAll(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
		if (!others.isEmpty()) {
			throw new UnusableHome("The keys of Weir's secrets may be read by others: " + file,
					"Ask who read them, run chmod 600 on the file, start Weir, and change the keys by --rotate-secrets.",
					null);
		}
	}

}
