package dev.weir.vm.create;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.vm.foreign.FileName;
import dev.weir.vm.foreign.Manifest;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An OVA (a TAR with the descriptor first) as it comes in, from front to back. Names are
 * plain, entries are files, texts are small: anything else is refused. For one thread at
 * a time.
 */
final class OvaArchive {

	private static final int MAX_TEXT = 2 * 1024 * 1024;

	private static final int MAX_ENTRIES = 64;

	private final TarArchiveInputStream tar;

	private final Map<String, MessageDigest[]> digests = new HashMap<>();

	private final Set<String> names = new HashSet<>();

	private final String descriptor;

	private @Nullable Manifest manifest;

	private OvaArchive(TarArchiveInputStream tar) throws IOException {
		this.tar = tar;
		TarArchiveEntry first = entry();
		if (first == null || !first.getName().toLowerCase(Locale.ROOT).endsWith(".ovf")) {
			throw InvalidInput.of("file", "vm.import.problem.ova");
		}
		this.descriptor = text(first);
	}

	/**
	 * Reads as far as the descriptor.
	 * @throws InvalidInput naming {@code file} for anything that is no OVA
	 */
	static OvaArchive open(InputStream content) {
		try {
			return new OvaArchive(new TarArchiveInputStream(content));
		}
		catch (IOException | IllegalArgumentException ex) {
			throw InvalidInput.of("file", "vm.import.problem.ova");
		}
	}

	String descriptor() {
		return this.descriptor;
	}

	/**
	 * The next file that is no text of the package's own; it must be read before the one
	 * after.
	 */
	Optional<Entry> next() {
		try {
			for (TarArchiveEntry entry = entry(); entry != null; entry = entry()) {
				String name = entry.getName().toLowerCase(Locale.ROOT);
				if (name.endsWith(".mf")) {
					this.manifest = Manifest.read(text(entry));
				}
				else if (!name.endsWith(".cert")) {
					return Optional.of(new Entry(entry.getName(), entry.getSize(), content(entry)));
				}
			}
			return Optional.empty();
		}
		catch (IOException | IllegalArgumentException ex) {
			throw broken(ex);
		}
	}

	/** Checks every digest that the manifest names of what was read. */
	void verify() {
		Manifest told = this.manifest;
		if (told == null) {
			return;
		}
		told.digests().forEach((name, digest) -> {
			MessageDigest[] read = this.digests.get(name);
			for (MessageDigest each : (read != null) ? read : new MessageDigest[0]) {
				if (each.getAlgorithm().equals(digest.algorithm())
						&& !HexFormat.of().formatHex(each.digest()).equals(digest.hex())) {
					throw Problem.of(ErrorKind.INVALID_INPUT, "vm.import.problem.digest", name);
				}
			}
		});
	}

	private @Nullable TarArchiveEntry entry() throws IOException {
		TarArchiveEntry entry = this.tar.getNextEntry();
		if (entry == null) {
			return null;
		}
		String name = FileName.plain(entry.getName());
		if (!entry.isFile() || entry.isSymbolicLink() || entry.isLink() || entry.isSparse() || entry.getSize() < 0) {
			throw InvalidInput.of("file", "vm.import.problem.path", name);
		}
		if (!this.names.add(name) || this.names.size() > MAX_ENTRIES) {
			throw InvalidInput.of("file", "vm.import.problem.too-many", MAX_ENTRIES);
		}
		return entry;
	}

	private String text(TarArchiveEntry entry) throws IOException {
		if (entry.getSize() > MAX_TEXT) {
			throw InvalidInput.of("file", "vm.import.problem.text", entry.getName(), MAX_TEXT >> 20);
		}
		return new String(content(entry).readNBytes(MAX_TEXT), StandardCharsets.UTF_8);
	}

	/**
	 * The manifest may come last: until it is known, all that it may ask for is computed.
	 */
	private InputStream content(TarArchiveEntry entry) {
		Manifest told = this.manifest;
		String[] algorithms = { "SHA-1", "SHA-256", "SHA-512" };
		if (told != null) {
			Manifest.Digest digest = told.digests().get(entry.getName());
			algorithms = (digest != null) ? new String[] { digest.algorithm() } : new String[0];
		}
		MessageDigest[] used = new MessageDigest[algorithms.length];
		for (int i = 0; i < algorithms.length; i++) {
			used[i] = digest(algorithms[i]);
		}
		this.digests.put(entry.getName(), used);
		return new Digesting(this.tar, used);
	}

	private static MessageDigest digest(String algorithm) {
		try {
			return MessageDigest.getInstance(algorithm);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Problem broken(Exception cause) {
		return new Problem(ErrorKind.INVALID_INPUT, "vm.import.problem.broken", java.util.List.of(), cause.getMessage(),
				cause);
	}

	/** A file of the package. */
	record Entry(String name, long bytes, InputStream content) {
	}

	/** Computes digests of what is read; closing it leaves the archive open. */
	private static final class Digesting extends FilterInputStream {

		private final MessageDigest[] digests;

		Digesting(InputStream in, MessageDigest[] digests) {
			super(in);
			this.digests = digests;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = super.read(buffer, offset, length);
			for (MessageDigest digest : this.digests) {
				if (read > 0) {
					digest.update(buffer, offset, read);
				}
			}
			return read;
		}

		@Override
		public boolean markSupported() {
			return false;
		}

		@Override
		public void close() {
			// the archive goes on
		}

	}

}
