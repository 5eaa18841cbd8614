package dev.weir.access.signin;

import java.time.Clock;
import java.time.Duration;

import dev.weir.access.AccessEvent;
import dev.weir.access.account.AccountDirectory;
import dev.weir.access.account.SignInThrottle;
import dev.weir.access.token.TokenCheck;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * The two ways in: REST and everything else. Both deny what is not allowed by name.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String[] OPEN = { "/login", CodeSignIn.PAGE, "/preferences", "/assets/**", "/favicon.ico",
			"/error" };

	/** REST, and what machines scrape; the browsable documentation is a page. */
	static boolean isApi(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return (path.startsWith("/api/") && !path.equals("/api/docs") && !path.startsWith("/api/docs/"))
				|| path.startsWith("/actuator/") || path.startsWith("/ws/");
	}

	/**
	 * No span and timer for each filter of each request: requests are measured as a
	 * whole.
	 */
	@Bean
	SecurityObservationSettings noObservationOfFilters() {
		return SecurityObservationSettings.noObservations();
	}

	@Bean
	AuthenticationManager authenticationManager(PasswordSignIn passwords, SignInThrottle throttle,
			ApplicationEventPublisher events) {
		return new ProviderManager(new ThrottledSignIn(passwords.provider(), throttle, events));
	}

	@Bean
	@Order(1)
	SecurityFilterChain restChain(HttpSecurity http, TokenCheck tokens, Shared shared, ApiRefusals refusals)
			throws Exception {
		SecurityHeaders.apply(http);
		return http.securityMatcher(SecurityConfiguration::isApi)
			.authorizeHttpRequests((requests) -> requests
				.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
				.permitAll()
				.requestMatchers("/actuator/health", "/actuator/health/**")
				.permitAll()
				.anyRequest()
				.authenticated())
			.csrf((csrf) -> csrf.ignoringRequestMatchers(ApiCredentials::areIn))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
			.requestCache(RequestCacheConfigurer::disable)
			.logout((logout) -> logout.disable())
			.exceptionHandling((errors) -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.addFilterBefore(new ApiCredentials(tokens, shared.passwords(), refusals),
					AnonymousAuthenticationFilter.class)
			.addFilterBefore(new AccountStillThere(shared.accounts()), AnonymousAuthenticationFilter.class)
			.addFilterBefore(new DutyFirst(refusals), AuthorizationFilter.class)
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain pageChain(HttpSecurity http, Shared shared, ApiRefusals api, SignInOutcome outcome)
			throws Exception {
		SecurityHeaders.apply(http);
		PageRefusals refusals = new PageRefusals();
		return http
			// without it the form would find the accounts by itself and pass the throttle
			// by
			.authenticationManager(shared.passwords())
			.authorizeHttpRequests((requests) -> requests
				.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
				.permitAll()
				.requestMatchers(OPEN)
				.permitAll()
				.anyRequest()
				.authenticated())
			.formLogin((form) -> form.loginPage(PageRefusals.SIGN_IN)
				.usernameParameter("account")
				.passwordParameter("password")
				.successHandler(outcome)
				.failureHandler(outcome))
			.logout((logout) -> logout.addLogoutHandler(shared.signedOut())
				.logoutSuccessUrl(PageRefusals.SIGN_IN + "?goodbye"))
			.requestCache((requests) -> requests.requestCache(outcome.cache()))
			.exceptionHandling((errors) -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.with(new CodeSignInConfigurer(shared.step(), outcome), Customizer.withDefaults())
			.addFilterBefore(new AccountStillThere(shared.accounts()), AnonymousAuthenticationFilter.class)
			.addFilterBefore(new DutyFirst(api), AuthorizationFilter.class)
			.build();
	}

	/** What both chains need. Thread-safe. */
	record Shared(AuthenticationManager passwords, LogoutHandler signedOut, AccountDirectory accounts,
			SecondStep step) {
	}

	@Bean
	Shared shared(AuthenticationManager passwords, LogoutHandler signedOut, AccountDirectory accounts,
			SecondStep step) {
		return new Shared(passwords, signedOut, accounts, step);
	}

	@SuppressWarnings("NullAway") // null is how no "?continue" is appended
	private static RequestCache navigations() {
		HttpSessionRequestCache cache = new HttpSessionRequestCache();
		cache.setRequestMatcher(PageRefusals::isNavigation);
		cache.setMatchingRequestParameterName(null);
		return cache;
	}

	@Bean
	SignInOutcome signInOutcome(@Value("${weir.access.session-timeout:12h}") Duration timeout, Clock clock) {
		return new SignInOutcome(navigations(), timeout, clock);
	}

	@Bean
	LogoutHandler tellSignedOut(ApplicationEventPublisher events, RequestCaller caller) {
		return (request, response, authentication) -> {
			if (authentication instanceof Authentication) {
				caller.actor().ifPresent((actor) -> events.publishEvent(new AccessEvent.SignedOut(actor)));
			}
		};
	}

}
