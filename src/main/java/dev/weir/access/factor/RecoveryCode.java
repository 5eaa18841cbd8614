package dev.weir.access.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.apache.commons.codec.binary.Base32;

/**
 * A code that stands in for the authenticator app, once. Kept as a hash. Immutable.
 */
@Entity
@Table(name = "recovery_code")
class RecoveryCode {

	/** How many an account gets at a time. */
	static final int COUNT = 10;

	private static final int BYTES = 10;

	private static final Pattern FORM = Pattern.compile("[a-z2-7]{16}");

	@Id
	private UUID id;

	@Column(nullable = false)
	private UUID accountId;

	@Column(nullable = false)
	private String codeHash;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected RecoveryCode() {
	}

	RecoveryCode(UUID accountId, String code) {
		this.id = UUID.randomUUID();
		this.accountId = accountId;
		this.codeHash = hash(accountId, code);
	}

	/** Eighty random bits, in four groups that can be read out. */
	static String random() {
		byte[] bytes = new byte[BYTES];
		new SecureRandom().nextBytes(bytes);
		String text = new Base32().encodeToString(bytes).toLowerCase(Locale.ROOT);
		return text.replaceAll("(.{4})(?=.)", "$1-");
	}

	/** Whether what was typed is meant to be one. */
	static boolean looksLike(String typed) {
		return FORM.matcher(bare(typed)).matches();
	}

	/**
	 * What is stored. A plain SHA-256 does: there is nothing to guess in eighty random
	 * bits.
	 */
	static String hash(UUID accountId, String code) {
		try {
			byte[] text = (accountId + ":" + bare(code)).getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private static String bare(String typed) {
		return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
	}

}
