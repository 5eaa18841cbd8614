package dev.weir.web.shell;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Keeps the language and colours of this browser, signed in or not. Thread-safe.
 */
@Controller
class PreferencesPages {

	private final LocaleResolver locales;

	PreferencesPages(LocaleResolver locales) {
		this.locales = locales;
	}

	@PostMapping("/preferences")
	String save(@RequestParam(required = false) @Nullable String language,
			@RequestParam(required = false) @Nullable String theme,
			@RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String referer,
			HttpServletRequest request, HttpServletResponse response) {
		if (language != null) {
			this.locales.setLocale(request, response, LanguageConfiguration.nearest(Locale.forLanguageTag(language)));
		}
		if (theme != null) {
			ResponseCookie cookie = ResponseCookie.from(Theme.COOKIE, Theme.of(theme).id())
				.path("/")
				.maxAge(Duration.ofDays(365))
				.sameSite("Lax")
				.httpOnly(true)
				.secure(request.isSecure())
				.build();
			response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
		}
		return "redirect:" + back(referer, request.getServerName());
	}

	/** The page it was sent from, when that is one of ours. */
	static String back(@Nullable String referer, String host) {
		try {
			URI from = URI.create((referer != null) ? referer : "/");
			String path = from.getRawPath();
			if (host.equals(from.getHost()) && path != null && path.startsWith("/") && !path.startsWith("//")) {
				return (from.getRawQuery() != null) ? path + "?" + from.getRawQuery() : path;
			}
		}
		catch (IllegalArgumentException ex) {
			// not a URL: the start page will do
		}
		return "/";
	}

}
