package dev.weir.web.shell;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The colours a person chose, kept in a cookie. */
enum Theme {

	AUTO, LIGHT, DARK;

	static final String COOKIE = "weir-theme";

	/** Its name in the cookie and in templates. */
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** What the page is painted in before the browser knows more. */
	String initial() {
		return ((this == DARK) ? DARK : LIGHT).id();
	}

	/** The theme of that name; AUTO for anything else. */
	static Theme of(@Nullable String name) {
		return Arrays.stream(values()).filter((theme) -> theme.id().equals(name)).findFirst().orElse(AUTO);
	}

}
