package dev.weir.web.shell;

import java.time.Duration;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.context.MessageSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.MessageSource;
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

	/** Takes the place of Spring Boot's, with the same settings. */
	@Bean
	@ConfigurationProperties("spring.messages")
	MessageSourceProperties messageSourceProperties() {
		return new MessageSourceProperties();
	}

	@Bean
	MessageSource messageSource(MessageSourceProperties properties) {
		FormattedMessages messages = new FormattedMessages();
		messages.setBasenames(properties.getBasename().toArray(String[]::new));
		messages.setDefaultEncoding(properties.getEncoding().name());
		messages.setFallbackToSystemLocale(properties.isFallbackToSystemLocale());
		messages.setAlwaysUseMessageFormat(properties.isAlwaysUseMessageFormat());
		return messages;
	}

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
