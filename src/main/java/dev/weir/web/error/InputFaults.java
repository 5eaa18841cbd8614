package dev.weir.web.error;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.weir.problem.ErrorKind;
import dev.weir.web.error.Fault.FieldFault;
import jakarta.validation.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Puts what Spring finds wrong with a request's input into words, field by field.
 * Thread-safe.
 */
@Component
class InputFaults {

	private static final String UNREADABLE = "web.error.unreadable-value";

	private final MessageSource messages;

	private final ProblemFaults problems;

	InputFaults(MessageSource messages, ProblemFaults problems) {
		this.messages = messages;
		this.problems = problems;
	}

	/** The fault, or null when the exception is about something else. */
	@Nullable Fault of(Throwable error, Locale locale) {
		if (error instanceof BindException bind) {
			return invalid(HttpStatus.UNPROCESSABLE_CONTENT, locale, bound(bind, locale));
		}
		if (error instanceof HandlerMethodValidationException method) {
			return invalid(HttpStatus.UNPROCESSABLE_CONTENT, locale, parameters(method, locale));
		}
		if (error instanceof ConstraintViolationException violations) {
			return invalid(HttpStatus.UNPROCESSABLE_CONTENT, locale, violated(violations));
		}
		if (error instanceof HttpMessageNotReadableException body) {
			return invalid(HttpStatus.BAD_REQUEST, locale, unreadable(body, locale))
				.withDetail(this.problems.words("web.error.unreadable-body", locale), null);
		}
		if (error instanceof MethodArgumentTypeMismatchException mismatch) {
			return invalid(HttpStatus.BAD_REQUEST, locale,
					List.of(new FieldFault(mismatch.getName(), this.problems.words(UNREADABLE, locale))));
		}
		if (error instanceof RequestRejectedException) {
			return invalid(HttpStatus.BAD_REQUEST, locale, List.of());
		}
		if (error instanceof MissingRequestValueException missing) {
			return invalid(HttpStatus.BAD_REQUEST, locale, missing(missing, locale));
		}
		return null;
	}

	private Fault invalid(HttpStatus status, Locale locale, List<FieldFault> fields) {
		Fault fault = this.problems.of(ErrorKind.INVALID_INPUT, locale);
		return new Fault(status, fault.id(), fault.title(), null, null, fault.action(), fields, fault.more(),
				fault.headers());
	}

	private List<FieldFault> bound(BindException bind, Locale locale) {
		return bind.getAllErrors()
			.stream()
			.map((error) -> new FieldFault((error instanceof FieldError field) ? field.getField() : "",
					words(error, locale)))
			.toList();
	}

	private List<FieldFault> parameters(HandlerMethodValidationException method, Locale locale) {
		return method.getParameterValidationResults()
			.stream()
			.flatMap((result) -> result.getResolvableErrors()
				.stream()
				.map((error) -> new FieldFault(
						(error instanceof FieldError field) ? field.getField()
								: String.valueOf(result.getMethodParameter().getParameterName()),
						words(error, locale))))
			.toList();
	}

	private static List<FieldFault> violated(ConstraintViolationException violations) {
		return violations.getConstraintViolations()
			.stream()
			.map((violation) -> new FieldFault(violation.getPropertyPath().toString(), violation.getMessage()))
			.toList();
	}

	/**
	 * Where the body's JSON stopped making sense; what the parser says is for
	 * programmers.
	 */
	private List<FieldFault> unreadable(HttpMessageNotReadableException body, Locale locale) {
		if (!(body.getCause() instanceof JacksonException json) || json.getPath().isEmpty()) {
			return List.of();
		}
		String field = json.getPath().stream().map(InputFaults::step).collect(Collectors.joining("."));
		return List.of(new FieldFault(field.replace(".[", "["), this.problems.words(UNREADABLE, locale)));
	}

	private static String step(JacksonException.Reference step) {
		return (step.getPropertyName() != null) ? step.getPropertyName() : "[" + step.getIndex() + "]";
	}

	private List<FieldFault> missing(MissingRequestValueException missing, Locale locale) {
		String name = (missing instanceof MissingServletRequestParameterException parameter)
				? parameter.getParameterName() : "";
		return List.of(new FieldFault(name, this.problems.words("web.error.missing-value", locale)));
	}

	private String words(MessageSourceResolvable error, Locale locale) {
		return this.messages.getMessage(error, locale);
	}

}
