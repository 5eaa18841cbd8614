package dev.weir.web.error;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * Something that went wrong, in the reader's words. Immutable.
 *
 * @param id names the kind in {@code type}, lower case with hyphens
 * @param title what kind of thing went wrong
 * @param detail what went wrong this time, or null when the title says all
 * @param hostWords the host's own untranslated words (hostile text), or null
 * @param action what to do about it, or null
 * @param fields what is wrong with the input
 * @param more further members of the JSON answer
 * @param headers headers that belong to the status, {@code Allow} for one
 */
record Fault(HttpStatusCode status, String id, String title, @Nullable String detail, @Nullable String hostWords,
		@Nullable String action, List<FieldFault> fields, Map<String, Object> more, HttpHeaders headers) {

	Fault {
		fields = List.copyOf(fields);
		more = Map.copyOf(more);
	}

	/** A fault told by a title alone. */
	static Fault of(HttpStatusCode status, String id, String title) {
		return new Fault(status, id, title, null, null, null, List.of(), Map.of(), new HttpHeaders());
	}

	Fault withDetail(@Nullable String text, @Nullable String words) {
		return new Fault(this.status, this.id, this.title, text, words, this.action, this.fields, this.more,
				this.headers);
	}

	Fault withAction(@Nullable String text) {
		return new Fault(this.status, this.id, this.title, this.detail, this.hostWords, text, this.fields, this.more,
				this.headers);
	}

	Fault withFields(List<FieldFault> wrong) {
		return new Fault(this.status, this.id, this.title, this.detail, this.hostWords, this.action, wrong, this.more,
				this.headers);
	}

	Fault with(Map<String, Object> members) {
		return new Fault(this.status, this.id, this.title, this.detail, this.hostWords, this.action, this.fields,
				members, this.headers);
	}

	Fault withHeaders(HttpHeaders belonging) {
		return new Fault(this.status, this.id, this.title, this.detail, this.hostWords, this.action, this.fields,
				this.more, belonging);
	}

	/** The most precise sentence there is. */
	public String sentence() {
		return (this.detail != null) ? this.detail : this.title;
	}

	/**
	 * What stands below the sentence in a toast: the host's words, else the wrong fields,
	 * else the number.
	 */
	public @Nullable String small() {
		if (this.hostWords != null) {
			return this.hostWords;
		}
		String wrong = this.fields.stream()
			.map((field) -> (field.field() + " " + field.message()).strip())
			.collect(Collectors.joining("; "));
		Object number = this.more.get("id");
		return !wrong.isEmpty() ? wrong : (number != null) ? number.toString() : null;
	}

	/** As the REST contract promises it (RFC 9457). */
	ProblemDetail toProblemDetail() {
		ProblemDetail problem = ProblemDetail.forStatus(this.status);
		problem.setType(URI.create("urn:weir:problem:" + this.id));
		problem.setTitle(this.title);
		problem.setDetail((this.hostWords != null) ? withoutStop(sentence()) + ": " + this.hostWords : sentence());
		if (!this.fields.isEmpty()) {
			problem.setProperty("errors", this.fields);
		}
		this.more.forEach(problem::setProperty);
		return problem;
	}

	private static String withoutStop(String sentence) {
		return (sentence.endsWith(".") || sentence.endsWith("。")) ? sentence.substring(0, sentence.length() - 1)
				: sentence;
	}

	/**
	 * One wrong field.
	 *
	 * @param field its name as in the form or JSON
	 * @param message what is wrong, translated
	 */
	record FieldFault(String field, String message) {
	}

}
