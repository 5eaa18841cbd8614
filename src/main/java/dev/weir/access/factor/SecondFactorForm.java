package dev.weir.access.factor;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a person typed to prove who it is. Immutable.
 *
 * @param password the own one
 * @param code of the app, or a recovery code
 */
record SecondFactorForm(String password, String code) {

	SecondFactorForm(@Nullable String password, @Nullable String code) {
		this.password = Objects.requireNonNullElse(password, "");
		this.code = Objects.requireNonNullElse(code, "");
	}

	/** Never shows either. */
	@Override
	public String toString() {
		return "SecondFactorForm[***]";
	}

}
