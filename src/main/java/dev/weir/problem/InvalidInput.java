package dev.weir.problem;

import java.util.List;

import org.springframework.beans.NotReadablePropertyException;
import org.springframework.validation.Errors;

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

	/**
	 * Puts each wrong field into the errors of a form, which then shows it at its field;
	 * what the form has no field for becomes an error of the form as a whole.
	 */
	public void addTo(Errors errors) {
		for (FieldProblem field : this.fields) {
			Object[] arguments = field.arguments().toArray();
			try {
				errors.rejectValue(field.field(), field.messageKey(), arguments, field.messageKey());
			}
			catch (NotReadablePropertyException ex) {
				errors.reject(field.messageKey(), arguments, field.messageKey());
			}
		}
	}

}
