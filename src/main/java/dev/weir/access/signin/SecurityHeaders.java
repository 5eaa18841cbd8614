package dev.weir.access.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The response headers of both filter chains. Spring Security adds its own: nosniff,
 * no-store where nothing else was said, HSTS on https.
 */
final class SecurityHeaders {

	/**
	 * No inline script or style, nothing from anywhere else. {@code data:} and
	 * {@code blob:} images are icons of the styles and screens drawn by the console.
	 */
	static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
			+ "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

	private SecurityHeaders() {
	}

	static void apply(HttpSecurity http) throws Exception {
		http.headers((headers) -> headers.contentSecurityPolicy((csp) -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.frameOptions((frame) -> frame.deny())
			.permissionsPolicyHeader((policy) -> policy.policy("camera=(), microphone=(), geolocation=()")));
	}

}
