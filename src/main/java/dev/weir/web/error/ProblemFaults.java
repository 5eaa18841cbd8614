package dev.weir.web.error;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.weir.fleet.HostAway;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.web.error.Fault.FieldFault;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;

/**
 * Puts Weir's own problems into words. Thread-safe.
 */
@Component
class ProblemFaults {

	private final MessageSource messages;

	ProblemFaults(MessageSource messages) {
		this.messages = messages;
	}

	Fault of(Problem problem, Locale locale) {
		ErrorKind kind = problem.kind();
		String own = kind.messageKey().equals(problem.messageKey()) ? null
				: words(problem.messageKey(), problem.arguments(), locale);
		return of(kind, locale).withDetail(own, problem.detail())
			.withFields((problem instanceof InvalidInput invalid) ? fields(invalid, locale) : List.of())
			.with((problem instanceof HostAway away)
					? Map.of("hostId", away.hostId().toString(), "since", away.since().toString()) : Map.of());
	}

	/** A fault told by its kind alone. */
	Fault of(ErrorKind kind, Locale locale) {
		return Fault.of(HttpStatusCode.valueOf(kind.httpStatus()), kind.id(), words(kind.messageKey(), locale))
			.withAction(words(kind.messageKey() + ".action", locale));
	}

	String words(String key, Locale locale) {
		return words(key, List.of(), locale);
	}

	private String words(String key, List<Object> arguments, Locale locale) {
		@Nullable String words = this.messages.getMessage(key, arguments.toArray(), key, locale);
		return (words != null) ? words : key;
	}

	private List<FieldFault> fields(InvalidInput invalid, Locale locale) {
		return invalid.fields()
			.stream()
			.map((field) -> new FieldFault(field.field(), words(field.messageKey(), field.arguments(), locale)))
			.toList();
	}

}
