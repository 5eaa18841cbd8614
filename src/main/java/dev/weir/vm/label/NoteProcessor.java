package dev.weir.vm.label;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Fills an element with notes: {@code <div note:html="${note}">}. Takes nothing but a
 * {@link NoteHtml}, unlike {@code th:utext}, which would write whatever it is given.
 * Thread-safe.
 */
class NoteProcessor extends AbstractAttributeTagProcessor {

	/** That of {@code th:text}. */
	private static final int PRECEDENCE = 1300;

	NoteProcessor(String prefix) {
		super(TemplateMode.HTML, prefix, null, false, "html", true, PRECEDENCE, true);
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName attribute,
			String expression, IElementTagStructureHandler structure) {
		Object value = StandardExpressions.getExpressionParser(context.getConfiguration())
			.parseExpression(context, expression)
			.execute(context);
		structure.setBody((value instanceof NoteHtml html) ? html.toString() : "", false);
	}

}
