package dev.weir.problem;

import java.util.List;

/**
 * Input that a person can correct: names every wrong field.
 */
public class InvalidInput extends Problem {

	private static final long serialVersionUID = 1L;

	private final transient List<FieldProblem> fields;

	public InvalidInput(List<FieldProblem> fields) {
		super(ErrorKind.INVALID_INPUT, ErrorKind.INVALID_INPUT.messageKey(), List.of(), null, null);
		this.fields = List.copyOf(fields);
	}

	public static InvalidInput of(String field, String messageKey, Object... arguments) {
		return new InvalidInput(List.of(FieldProblem.of(field, messageKey, arguments)));
	}

	/** What is wrong, field by field; never empty. */
	public List<FieldProblem> fields() {
		return this.fields;
	}

}
