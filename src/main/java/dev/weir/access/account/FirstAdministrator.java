package dev.weir.access.account;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Makes the account {@code admin} at the very first start, before the port opens: with
 * the password of the settings, else with a generated one that is printed this once and
 * must be changed at the first sign-in.
 */
@Component
class FirstAdministrator implements SmartInitializingSingleton {

	static final String NAME = "admin";

	private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

	private final Accounts accounts;

	private final PasswordEncoder encoder;

	private final AccessProperties properties;

	private final Clock clock;

	FirstAdministrator(Accounts accounts, PasswordEncoder encoder, AccessProperties properties, Clock clock) {
		this.accounts = accounts;
		this.encoder = encoder;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.accounts.count() > 0) {
			return;
		}
		String given = given();
		String password = (given != null) ? given : GeneratedPassword.next();
		try {
			this.accounts.saveAndFlush(
					Account.administrator(NAME, this.encoder.encode(password), given == null, this.clock.instant()));
		}
		catch (DataIntegrityViolationException ex) {
			log.debug("Another instance made the first account");
			return;
		}
		tell(given == null, password);
	}

	private void tell(boolean generated, String password) {
		if (generated) {
			// bin/run looks for this line; it is the only secret ever logged
			log.warn("Weir: first sign-in as {} with password {} (must be changed then; not shown again)", NAME,
					password);
		}
		else {
			log.info("Weir: the account {} was made with the password of WEIR_ADMIN_PASSWORD", NAME);
		}
	}

	private @Nullable String given() {
		String password = this.properties.adminPassword();
		if (password == null || password.isBlank()) {
			return null;
		}
		if (PasswordRules.tooLong(password)) {
			throw new IllegalStateException("WEIR_ADMIN_PASSWORD is longer than " + PasswordRules.MAX_BYTES + " bytes");
		}
		return password;
	}

}
