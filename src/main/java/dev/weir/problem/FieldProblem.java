package dev.weir.problem;

import java.io.Serializable;
import java.util.List;

/**
 * One field of a form or request is wrong. Serializable: a form that answers by a
 * redirect keeps it in the session.
 *
 * @param field the field's name as in the form or JSON, dotted and indexed
 * ({@code disks[0].sizeGib})
 * @param messageKey key of the translated sentence
 * @param arguments arguments of that sentence
 */
public record FieldProblem(String field, String messageKey, List<Object> arguments) implements Serializable {

	public FieldProblem {
		arguments = List.copyOf(arguments);
	}

	public static FieldProblem of(String field, String messageKey, Object... arguments) {
		return new FieldProblem(field, messageKey, List.of(arguments));
	}

}
