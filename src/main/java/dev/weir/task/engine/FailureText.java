package dev.weir.task.engine;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The failure of a task in words, in the language of its author: it is written once, for
 * whoever reads it later. Thread-safe.
 */
@Component
class FailureText {

	private final MessageSource messages;

	FailureText(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * The problem's own sentence, where it has one more precise than its kind's (which is
	 * shown beside), then the host's words. Null when there is nothing to add to the
	 * kind.
	 */
	@Nullable String of(Problem problem, Locale locale) {
		String detail = problem.detail();
		if (problem instanceof InvalidInput input) {
			return input.fields().stream().map((field) -> field(field, locale)).collect(Collectors.joining("; "));
		}
		if (problem.messageKey().equals(problem.kind().messageKey())) {
			return detail;
		}
		String sentence = text(problem.messageKey(), problem.arguments(), locale);
		return (detail != null) ? sentence + "\n" + detail : sentence;
	}

	private String field(FieldProblem field, Locale locale) {
		return field.field() + ": " + text(field.messageKey(), field.arguments(), locale);
	}

	private String text(String key, List<Object> arguments, Locale locale) {
		return Objects.requireNonNullElse(this.messages.getMessage(key, arguments.toArray(), key, locale), key);
	}

}
