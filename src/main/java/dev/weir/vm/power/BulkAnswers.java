package dev.weir.vm.power;

import java.util.List;
import java.util.UUID;

import dev.weir.problem.Problem;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskView;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Tells what came of an action on many virtual machines. Thread-safe.
 */
@Component
class BulkAnswers {

	private final MessageSource messages;

	BulkAnswers(MessageSource messages) {
		this.messages = messages;
	}

	Body of(List<PowerOutcome> outcomes) {
		return new Body(outcomes.stream().map(this::item).toList());
	}

	/** The tasks that were started. */
	static List<TaskView> tasks(List<PowerOutcome> outcomes) {
		return outcomes.stream()
			.filter(PowerOutcome.Submitted.class::isInstance)
			.map((outcome) -> ((PowerOutcome.Submitted) outcome).task())
			.toList();
	}

	/** Why the others were refused, each reason once. */
	List<String> refusals(List<PowerOutcome> outcomes) {
		return outcomes.stream()
			.filter(PowerOutcome.Refused.class::isInstance)
			.map((outcome) -> sentence(((PowerOutcome.Refused) outcome).problem()))
			.distinct()
			.toList();
	}

	private Item item(PowerOutcome outcome) {
		if (outcome instanceof PowerOutcome.Submitted submitted) {
			return new Item(outcome.id().value(), TaskJson.of(submitted.task()), null);
		}
		Problem problem = ((PowerOutcome.Refused) outcome).problem();
		return new Item(outcome.id().value(), null,
				new Refusal(problem.kind().httpStatus(), problem.kind().id(), sentence(problem)));
	}

	private String sentence(Problem problem) {
		String text = this.messages.getMessage(problem.messageKey(), problem.arguments().toArray(),
				problem.messageKey(), LocaleContextHolder.getLocale());
		return (text != null) ? text : problem.messageKey();
	}

	/** What came of each. */
	record Body(List<Item> items) {
	}

	/** What came of one: a task, or why not. */
	record Item(UUID uuid, @Nullable TaskJson task, @Nullable Refusal error) {
	}

	/** Why one was refused, with the status it would have had alone. */
	record Refusal(int status, String kind, String detail) {
	}

}
