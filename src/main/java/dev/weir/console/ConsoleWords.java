package dev.weir.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sentences that a console's page shows by itself, in the reader's language.
 * Thread-safe.
 */
@Component
class ConsoleWords {

	private static final List<String> STATES = List.of("connecting", "connected", "lost", "retrying", "password",
			"submitted");

	private final MessageSource messages;

	private final JsonMapper json;

	ConsoleWords(MessageSource messages, JsonMapper json) {
		this.messages = messages;
		this.json = json;
	}

	/** One JSON object: state names and {@code end.<id>} to sentences. */
	String in(Locale locale) {
		Map<String, String> words = new LinkedHashMap<>();
		for (String state : STATES) {
			words.put(state, this.messages.getMessage("console.state." + state, null, locale));
		}
		for (ConsoleEnd end : ConsoleEnd.values()) {
			words.put("end." + end.id(), this.messages.getMessage("console.end." + end.id(), null, locale));
		}
		return this.json.writeValueAsString(words);
	}

}
