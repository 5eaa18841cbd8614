package dev.weir.access.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.nayuki.qrcodegen.QrCode;

/**
 * What an authenticator app is given. Immutable.
 *
 * @param account the account's name
 * @param secret in Base32
 */
record Enrolment(String account, String secret) {

	/** White modules around the picture, without which phones do not find it. */
	private static final int MARGIN = 4;

	/** The secret in groups of four, to be typed. */
	public String key() {
		return this.secret.replaceAll("(.{4})(?=.)", "$1 ");
	}

	/** The width and height of {@link #picture}, in modules. */
	public int size() {
		return code().size + 2 * MARGIN;
	}

	/** The picture that a phone reads, as the path of an SVG. */
	public String picture() {
		QrCode code = code();
		StringBuilder path = new StringBuilder();
		for (int y = 0; y < code.size; y++) {
			for (int x = 0; x < code.size; x++) {
				if (code.getModule(x, y)) {
					path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
				}
			}
		}
		return path.toString();
	}

	private QrCode code() {
		String name = URLEncoder.encode(this.account, StandardCharsets.UTF_8).replace("+", "%20");
		return QrCode.encodeText("otpauth://totp/Weir:" + name + "?secret=" + this.secret + "&issuer=Weir",
				QrCode.Ecc.MEDIUM);
	}

	/** Never shows the secret. */
	@Override
	public String toString() {
		return "Enrolment[" + this.account + "]";
	}

}
