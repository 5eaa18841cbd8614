package dev.weir.network;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Tells one definition from another, so that nobody changes what he has not seen.
 * Stateless.
 */
public final class NetworkVersion {

	private static final int BYTES = 8;

	private NetworkVersion() {
	}

	/** Differs with the definition. */
	public static String of(String xml) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(xml.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/**
	 * @param seen what somebody read before changing it; null or empty when they did not
	 * look
	 * @throws Problem of kind STALE when it was changed since
	 */
	public static void require(@Nullable String seen, String xml, String name) {
		if (seen != null && !seen.isEmpty() && !seen.equals(of(xml))) {
			throw Problem.of(ErrorKind.STALE, "network.stale", name);
		}
	}

	/** An ETag without its quotes; null for any. */
	public static @Nullable String ofHeader(@Nullable String header) {
		String tag = (header != null) ? header.replaceFirst("^W/", "").replace("\"", "").strip() : null;
		return "*".equals(tag) ? null : tag;
	}

}
