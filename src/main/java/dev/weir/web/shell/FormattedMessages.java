package dev.weir.web.shell;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The words of every module. Those without arguments are formatted once for each of
 * Weir's languages and kept: a list shows hundreds of them, and finding one again would
 * search fourteen bundles and wait for the lock of its format. Thread-safe.
 */
class FormattedMessages extends ResourceBundleMessageSource {

	/**
	 * By language; no others are kept, since a cookie may ask for any. Only texts that
	 * exist get in, so that this stays as small as the bundles.
	 */
	private final Map<Locale, Map<String, String>> kept = Map.of(Locale.ENGLISH, new ConcurrentHashMap<>(),
			Locale.SIMPLIFIED_CHINESE, new ConcurrentHashMap<>());

	@Override
	protected @Nullable String getMessageInternal(@Nullable String code, Object @Nullable [] arguments,
			@Nullable Locale locale) {
		Map<String, String> texts = (locale != null && (arguments == null || arguments.length == 0))
				? this.kept.get(locale) : null;
		if (texts == null || code == null) {
			return super.getMessageInternal(code, arguments, locale);
		}
		String text = texts.get(code);
		if (text == null) {
			text = super.getMessageInternal(code, arguments, locale);
			if (text != null) {
				texts.put(code, text);
			}
		}
		return text;
	}

}
