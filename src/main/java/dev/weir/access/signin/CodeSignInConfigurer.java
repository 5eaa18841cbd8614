package dev.weir.access.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Puts the form for the second factor beside the one for the password, with the same care
 * for the session: a new id and a new CSRF token. Used once, at the start.
 */
class CodeSignInConfigurer extends AbstractHttpConfigurer<CodeSignInConfigurer, HttpSecurity> {

	private final SecondStep step;

	private final SignInOutcome outcome;

	CodeSignInConfigurer(SecondStep step, SignInOutcome outcome) {
		this.step = step;
		this.outcome = outcome;
	}

	@Override
	public void configure(HttpSecurity http) {
		CodeSignIn filter = new CodeSignIn(this.step, this.outcome);
		SessionAuthenticationStrategy sessions = http.getSharedObject(SessionAuthenticationStrategy.class);
		if (sessions != null) {
			filter.setSessionAuthenticationStrategy(sessions);
		}
		http.addFilterAfter(filter, UsernamePasswordAuthenticationFilter.class);
	}

}
