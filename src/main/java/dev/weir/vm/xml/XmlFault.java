package dev.weir.vm.xml;

import java.util.List;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a text. Immutable; texts are hostile.
 *
 * @param messageKey key of the sentence
 * @param detail the host's own words, or null
 * @param line where, from 1, or 0 where nobody tells
 */
public record XmlFault(String messageKey, List<Object> arguments, @Nullable String detail, int line) {

	static XmlFault of(InvalidInput invalid, String text) {
		FieldProblem first = invalid.fields().get(0);
		return new XmlFault(first.messageKey(), first.arguments(), null,
				XmlEdit.line(first.arguments().toString(), text));
	}

	static XmlFault of(Problem problem, String text) {
		String detail = problem.detail();
		return new XmlFault(problem.messageKey(), problem.arguments(), detail,
				(detail != null) ? XmlEdit.line(detail, text) : 0);
	}

}
