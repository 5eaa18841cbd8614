package dev.weir.access.account;

import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are hashed.
 */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

	/** Hashes carry their algorithm, so that a better one can follow. */
	@Bean
	PasswordEncoder passwordEncoder(AccessProperties properties) {
		return new DelegatingPasswordEncoder("bcrypt",
				Map.of("bcrypt", new BCryptPasswordEncoder(properties.passwordCost())));
	}

	@Bean
	SecondFactorDemand secondFactorBySettings(AccessProperties properties) {
		return (role) -> properties.secondFactorRoles().contains(role.id());
	}

}
