package dev.weir.access.factor;

import java.security.InvalidKeyException;
import java.time.Instant;

import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import org.apache.commons.codec.binary.Base32;

/**
 * A phone with an authenticator app.
 */
public final class AuthenticatorApp {

	private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

	private final String key;

	public AuthenticatorApp(String key) {
		this.key = key.replace(" ", "");
	}

	public String key() {
		return this.key;
	}

	/** What it shows at that moment. */
	public String at(Instant now) {
		try {
			return this.generator.generateOneTimePasswordString(new SecretKeySpec(new Base32().decode(this.key), "RAW"),
					now);
		}
		catch (InvalidKeyException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What it shows in half a minute, which a clock that is slow takes already. */
	public String next() {
		return at(Instant.now().plus(this.generator.getTimeStep()));
	}

}
