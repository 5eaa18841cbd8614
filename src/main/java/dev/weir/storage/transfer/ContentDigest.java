package dev.weir.storage.transfer;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The checksum that a client sends with content
 * (<a href="https://www.rfc-editor.org/rfc/rfc9530">RFC 9530</a>, SHA-256). Immutable.
 *
 * @param expected the digest, or null for content without
 */
record ContentDigest(byte @Nullable [] expected) {

	private static final Pattern SHA_256 = Pattern.compile("(?:.*,)?\\s*sha-256=:([A-Za-z0-9+/]{43}=):.*");

	/**
	 * Understands the header.
	 * @throws InvalidInput naming {@code Content-Digest}
	 */
	static ContentDigest of(@Nullable String header) {
		if (header == null) {
			return new ContentDigest(null);
		}
		Matcher digest = SHA_256.matcher(header);
		if (!digest.matches()) {
			throw InvalidInput.of("Content-Digest", "storage.transfer.digest.shape");
		}
		return new ContentDigest(Base64.getDecoder().decode(digest.group(1)));
	}

	/** The content, summed up while it is read. */
	DigestInputStream sum(InputStream content) {
		try {
			DigestInputStream stream = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"));
			stream.on(this.expected != null);
			return stream;
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Compares once all is read.
	 * @throws Problem INVALID_INPUT when something else came than the client has
	 */
	void check(DigestInputStream content) {
		if (this.expected != null && !MessageDigest.isEqual(this.expected, content.getMessageDigest().digest())) {
			throw Problem.of(ErrorKind.INVALID_INPUT, "storage.transfer.digest.wrong");
		}
	}

}
