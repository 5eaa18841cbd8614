package dev.weir.problem;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong in a way that a person is told about. Carries a kind, an optional
 * message key of its own (more precise than the kind's), and the host's own words where
 * there are some. Immutable.
 */
public class Problem extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ErrorKind kind;

	private final String messageKey;

	private final transient List<Object> arguments;

	private final @Nullable String detail;

	/**
	 * @param kind what kind of thing went wrong
	 * @param messageKey key of the translated sentence, in any message bundle
	 * @param arguments arguments of that sentence
	 * @param detail untranslated words of the host (libvirt's error text), or null
	 * @param cause what caused it, or null
	 */
	public Problem(ErrorKind kind, String messageKey, List<?> arguments, @Nullable String detail,
			@Nullable Throwable cause) {
		super(kind + " " + messageKey + " " + arguments + ((detail != null) ? ": " + detail : ""), cause);
		this.kind = kind;
		this.messageKey = messageKey;
		this.arguments = List.copyOf(arguments);
		this.detail = detail;
	}

	/** A problem told by a sentence of its own. */
	public static Problem of(ErrorKind kind, String messageKey, Object... arguments) {
		return new Problem(kind, messageKey, List.of(arguments), null, null);
	}

	/** A problem told by its kind's sentence and the words of the host. */
	public static Problem of(ErrorKind kind, @Nullable String detail, @Nullable Throwable cause) {
		return new Problem(kind, kind.messageKey(), List.of(), detail, cause);
	}

	/** The kind, which decides status and suggestion. */
	public ErrorKind kind() {
		return this.kind;
	}

	/** Key of the translated sentence. */
	public String messageKey() {
		return this.messageKey;
	}

	/** Arguments of the translated sentence. */
	public List<Object> arguments() {
		return this.arguments;
	}

	/**
	 * The host's own untranslated words (hostile text: escape it), or null.
	 */
	public @Nullable String detail() {
		return this.detail;
	}

}
