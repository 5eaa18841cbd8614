package dev.weir.vm.label;

import java.util.Set;

import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

import org.springframework.stereotype.Component;

/**
 * Gives templates {@code note:html}, see {@link NoteProcessor}. Thread-safe.
 */
@Component
class NoteDialect extends AbstractProcessorDialect {

	NoteDialect() {
		super("Weir notes", "note", StandardDialect.PROCESSOR_PRECEDENCE);
	}

	@Override
	public Set<IProcessor> getProcessors(String dialectPrefix) {
		return Set.of(new NoteProcessor(dialectPrefix));
	}

}
