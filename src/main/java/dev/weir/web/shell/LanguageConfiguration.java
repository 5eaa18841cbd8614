package dev.weir.web.shell;

import java.time.Duration;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * Chooses the language: the cookie that a person set, else what the browser asks for.
 */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

	static final String COOKIE = "weir-language";

	@Bean
	LocaleResolver localeResolver() {
		CookieLocaleResolver resolver = new CookieLocaleResolver(COOKIE);
		resolver.setDefaultLocaleFunction(LanguageConfiguration::asked);
		resolver.setRejectInvalidCookies(false);
		resolver.setCookieMaxAge(Duration.ofDays(365));
		resolver.setCookieSameSite("Lax");
		return resolver;
	}

	/** The language nearest to a wish: Weir speaks English and simplified Chinese. */
	static Locale nearest(Locale wish) {
		return Locale.CHINESE.getLanguage().equals(wish.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
	}

	private static Locale asked(HttpServletRequest request) {
		return (request.getHeader("Accept-Language") != null) ? nearest(request.getLocale()) : Locale.ENGLISH;
	}

}
