package dev.weir.task;

import java.util.Objects;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes a message key as its sentence in the language of the request, and anything else
 * as it is. Thread-safe.
 */
class MessageText extends ValueSerializer<String> {

	private final MessageSource messages;

	MessageText(MessageSource messages) {
		this.messages = messages;
	}

	@Override
	public void serialize(String value, JsonGenerator json, SerializationContext context) {
		String text = this.messages.getMessage(value, null, value, LocaleContextHolder.getLocale());
		json.writeString(Objects.requireNonNullElse(text, value));
	}

}
