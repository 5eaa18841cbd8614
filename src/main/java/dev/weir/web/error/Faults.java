package dev.weir.web.error;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;

/**
 * Turns whatever was thrown into a {@link Fault} and logs it: what a client did wrong as
 * DEBUG, what a host did as INFO, a fault of Weir's as ERROR with the number that the
 * person sees. Thread-safe.
 */
@Component
class Faults {

	private static final Logger logger = LoggerFactory.getLogger(Faults.class);

	private final ProblemFaults problems;

	private final InputFaults inputs;

	Faults(ProblemFaults problems, InputFaults inputs) {
		this.problems = problems;
		this.inputs = inputs;
	}

	Fault of(Throwable error, Locale locale) {
		if (error instanceof Problem problem && problem.kind() != ErrorKind.INTERNAL) {
			logger
				.atLevel((problem.kind().httpStatus() < 500) ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.INFO)
				.log("{}", problem.getMessage());
			return this.problems.of(problem, locale);
		}
		if (DatabaseTrouble.isIn(error)) {
			logger.info("the database does not answer: {}", error.getMessage());
			return this.problems.of(ErrorKind.DATABASE_UNAVAILABLE, locale);
		}
		Fault input = this.inputs.of(error, locale);
		if (input != null) {
			logger.debug("bad input: {}", error.getMessage());
			return input;
		}
		if (error instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
			logger.debug("refused: {}", error.getMessage());
			return ofStatus(response.getStatusCode(), locale).withHeaders(response.getHeaders());
		}
		return ownFault(error, locale);
	}

	/** What is left to say when only a status is known. */
	Fault ofStatus(HttpStatusCode status, Locale locale) {
		return switch (status.value()) {
			case 401 -> this.problems.of(ErrorKind.UNAUTHENTICATED, locale);
			case 403 -> this.problems.of(ErrorKind.FORBIDDEN, locale);
			case 404 -> this.problems.of(ErrorKind.NOT_FOUND, locale);
			case 409 -> this.problems.of(ErrorKind.CONFLICT, locale);
			case 412 -> this.problems.of(ErrorKind.STALE, locale);
			case 429 -> this.problems.of(ErrorKind.TOO_MANY_TRIES, locale);
			case 405, 406, 413, 415 -> named(status, locale);
			default ->
				status.is4xxClientError() ? badRequest(status, locale) : this.problems.of(ErrorKind.INTERNAL, locale);
		};
	}

	private Fault named(HttpStatusCode status, Locale locale) {
		HttpStatus known = HttpStatus.valueOf(status.value());
		String id = known.name().toLowerCase(Locale.ROOT).replace('_', '-');
		return Fault.of(status, id, this.problems.words("web.error.status." + status.value(), locale));
	}

	private Fault badRequest(HttpStatusCode status, Locale locale) {
		return Fault.of(status, "bad-request", this.problems.words("web.error.status.400", locale));
	}

	private Fault ownFault(Throwable error, Locale locale) {
		String number = UUID.randomUUID().toString();
		logger.error("fault {}", number, error);
		return this.problems.of(ErrorKind.INTERNAL, locale).with(Map.of("id", number));
	}

}
