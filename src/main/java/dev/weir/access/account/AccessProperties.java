package dev.weir.access.account;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of accounts.
 *
 * @param adminPassword password of the first administrator ({@code WEIR_ADMIN_PASSWORD});
 * null or blank to have one generated
 * @param passwordCost cost of bcrypt: each step doubles the time a check takes. 12 takes
 * about a quarter of a second on the machines of 2026. bcrypt and not Argon2, because
 * Argon2 would bring BouncyCastle (8 MiB) for nothing else
 * @param secondFactorRoles the ids of the roles whose accounts must have a second factor
 */
@Validated
@ConfigurationProperties("weir.access")
record AccessProperties(@Nullable String adminPassword, @DefaultValue("12") @Min(4) @Max(16) int passwordCost,
		@DefaultValue List<String> secondFactorRoles) {

	/** Never shows the password. */
	@Override
	public String toString() {
		return "AccessProperties[passwordCost=" + this.passwordCost + "]";
	}

}
