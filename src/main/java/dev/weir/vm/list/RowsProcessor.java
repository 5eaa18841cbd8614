package dev.weir.vm.list;

import java.util.Objects;
import java.util.Set;

import org.thymeleaf.context.IEngineContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.engine.TemplateManager;
import org.thymeleaf.engine.TemplateModel;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.util.FastStringWriter;

/**
 * Fills an element with rows of VMs ({@link VmRow}), each by the fragment {@code row} of
 * {@code vm/list-rows}, or as it was painted the last time. The page must have
 * {@code show} ({@link VmCells}). Thread-safe.
 */
class RowsProcessor extends AbstractAttributeTagProcessor {

	private static final String TEMPLATE = "vm/list-rows";

	private static final Set<String> ROW = Set.of("row");

	/** That of {@code th:text}: after all that could take the element away. */
	private static final int PRECEDENCE = 1300;

	private final PaintedRows painted;

	RowsProcessor(String prefix, PaintedRows painted) {
		super(TemplateMode.HTML, prefix, null, false, "rows", true, PRECEDENCE, true);
		this.painted = painted;
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName attribute,
			String expression, IElementTagStructureHandler structure) {
		IEngineContext page = (IEngineContext) context;
		VmCells cells = (VmCells) Objects.requireNonNull(context.getVariable("show"));
		Iterable<?> rows = (Iterable<?>) StandardExpressions.getExpressionParser(context.getConfiguration())
			.parseExpression(context, expression)
			.execute(context);
		TemplateManager templates = context.getConfiguration().getTemplateManager();
		TemplateModel template = templates.parseStandalone(context, TEMPLATE, ROW, TemplateMode.HTML, true, true);
		StringBuilder html = new StringBuilder();
		for (Object each : rows) {
			VmRow row = (VmRow) each;
			html.append(this.painted.of(row, cells, context.getLocale(), () -> paint(templates, template, page, row)));
		}
		structure.setBody(html, false);
	}

	private static String paint(TemplateManager templates, TemplateModel template, IEngineContext page, VmRow row) {
		FastStringWriter html = new FastStringWriter(2048);
		page.increaseLevel();
		try {
			page.setVariable("row", row);
			templates.process(template, page, html);
		}
		finally {
			page.decreaseLevel();
		}
		return html.toString();
	}

}
