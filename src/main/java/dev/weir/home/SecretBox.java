package dev.weir.home;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets unreadable in the database: AES-256-GCM with a key of this installation
 * out of {@code WEIR_HOME/keys/ring}. A sealed text reads {@code v2:key:nonce:data}; the
 * {@code v1:nonce:data} of older Weirs still opens. Thread-safe.
 */
public class SecretBox {

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private final SecureRandom random = new SecureRandom();

	private final KeyRing ring;

	SecretBox(KeyRing ring) {
		this.ring = ring;
	}

	/** Encrypts a secret for the place where it will stand. */
	public String seal(String secret, SealedPlace place) {
		return seal(secret, place.context());
	}

	/**
	 * Encrypts a secret.
	 * @param context where it belongs: it opens with the same one only
	 */
	public String seal(String secret, String context) {
		byte[] nonce = new byte[NONCE_BYTES];
		this.random.nextBytes(nonce);
		KeyRing.Entry key = this.ring.present();
		byte[] sealed = run(key.secret(), new Step(Cipher.ENCRYPT_MODE, nonce, context),
				secret.getBytes(StandardCharsets.UTF_8));
		if (sealed == null) {
			throw new IllegalStateException("The secret cannot be sealed");
		}
		return SealedText.of(key.id(), nonce, sealed).toString();
	}

	/**
	 * Decrypts what {@link #seal(String, SealedPlace)} made.
	 * @throws IllegalStateException when it was made with a key that is not there or for
	 * another place, or was changed
	 */
	public String open(String sealed, SealedPlace place) {
		// older Weirs knew the row only
		return open(sealed, SealedText.isOlder(sealed) ? place.row() : place.context());
	}

	/**
	 * Decrypts what {@link #seal(String, String)} made.
	 * @throws IllegalStateException when it was made with a key that is not there or
	 * another context, or was changed
	 */
	public String open(String sealed, String context) {
		SealedText text = SealedText.parse(sealed);
		Step step = new Step(Cipher.DECRYPT_MODE, text.nonce(), context);
		for (SecretKey key : text.keys(this.ring)) {
			byte[] opened = run(key, step, text.data());
			if (opened != null) {
				return new String(opened, StandardCharsets.UTF_8);
			}
		}
		throw new IllegalStateException("The secret cannot be opened: is WEIR_HOME/keys/ring the right one?");
	}

	private static byte @Nullable [] run(SecretKey key, Step step, byte[] input) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(step.mode(), key, new GCMParameterSpec(TAG_BITS, step.nonce()));
			cipher.updateAAD(step.context().getBytes(StandardCharsets.UTF_8));
			return cipher.doFinal(input);
		}
		catch (GeneralSecurityException ex) {
			// the wrong key, place or data: all the same to AES-GCM
			return null;
		}
	}

	@SuppressWarnings("ArrayRecordComponent") // never compared
	private record Step(int mode, byte[] nonce, String context) {
	}

}
