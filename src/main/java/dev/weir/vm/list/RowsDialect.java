package dev.weir.vm.list;

import java.util.Set;

import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

/**
 * Gives templates {@code <tbody vm:rows="${rows}">}, see {@link RowsProcessor}.
 * Thread-safe.
 */
@Component
class RowsDialect extends AbstractProcessorDialect {

	private final PaintedRows painted;

	RowsDialect(PaintedRows painted) {
		super("Weir VM list", "vm", StandardDialect.PROCESSOR_PRECEDENCE);
		this.painted = painted;
	}

	@Override
	public Set<IProcessor> getProcessors(String dialectPrefix) {
		return Set.of(new RowsProcessor(dialectPrefix, this.painted));
	}

}
