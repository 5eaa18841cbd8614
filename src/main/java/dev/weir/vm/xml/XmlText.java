package dev.weir.vm.xml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the next start of a virtual machine will use, secrets masked. Immutable.
 *
 * @param text the definition (hostile text)
 * @param version changes with the text: the ETag of the REST interface
 */
public record XmlText(String text, String version) {

	/** Of what libvirt gives out with secrets. */
	static XmlText of(String secure) {
		String masked = SecretMask.hide(secure);
		return new XmlText(masked, digest(masked));
	}

	/** Different for different texts. */
	static String digest(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
