package dev.weir.access.account;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a person typed to change the password. Immutable.
 *
 * @param current the password that holds until now
 * @param changed the one that is to hold
 * @param repeated the same once more
 */
record PasswordForm(String current, String changed, String repeated) {

	PasswordForm(@Nullable String current, @Nullable String changed, @Nullable String repeated) {
		this.current = Objects.requireNonNullElse(current, "");
		this.changed = Objects.requireNonNullElse(changed, "");
		this.repeated = Objects.requireNonNullElse(repeated, "");
	}

	/** Never shows a password. */
	@Override
	public String toString() {
		return "PasswordForm[***]";
	}

}
