package dev.weir.vm.bulk;

import java.util.List;
import java.util.UUID;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskView;
import dev.weir.vm.BulkEffect;
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

	Body of(List<BulkOutcome> outcomes) {
		return new Body(outcomes.stream().map(this::item).toList());
	}

	/** The tasks that were started. */
	static List<TaskView> tasks(List<BulkOutcome> outcomes) {
		return outcomes.stream()
			.filter(BulkOutcome.Submitted.class::isInstance)
			.map((outcome) -> ((BulkOutcome.Submitted) outcome).task())
			.toList();
	}

	/** Why the others were refused, each reason once. */
	List<String> refusals(List<BulkOutcome> outcomes) {
		return outcomes.stream()
			.filter(BulkOutcome.Refused.class::isInstance)
			.map((outcome) -> sentence(((BulkOutcome.Refused) outcome).problem()))
			.distinct()
			.toList();
	}

	private Item item(BulkOutcome outcome) {
		UUID uuid = outcome.id().value();
		if (outcome instanceof BulkOutcome.Planned planned) {
			return new Item(uuid, null, planned.effects().stream().map(this::sentence).toList(), null);
		}
		if (outcome instanceof BulkOutcome.Submitted submitted) {
			return new Item(uuid, TaskJson.of(submitted.task()), List.of(), null);
		}
		if (outcome instanceof BulkOutcome.Refused refused) {
			Problem problem = refused.problem();
			return new Item(uuid, null, List.of(),
					new Refusal(problem.kind().httpStatus(), problem.kind().id(), sentence(problem)));
		}
		return new Item(uuid, null, List.of(), null);
	}

	/** In the language of the request. */
	String sentence(BulkEffect effect) {
		return text(effect.messageKey(), effect.arguments());
	}

	/** In the language of the request; of several wrong fields the first. */
	String sentence(Problem problem) {
		if (problem instanceof InvalidInput invalid) {
			FieldProblem field = invalid.fields().get(0);
			return text(field.messageKey(), field.arguments());
		}
		return text(problem.messageKey(), problem.arguments());
	}

	private String text(String key, List<Object> arguments) {
		String text = this.messages.getMessage(key, arguments.toArray(), key, LocaleContextHolder.getLocale());
		return (text != null) ? text : key;
	}

	/** What came of each. */
	record Body(List<Item> items) {
	}

	/**
	 * What came of one: a task, or why not; neither when it is done. In a plan what would
	 * become of it.
	 */
	record Item(UUID uuid, @Nullable TaskJson task, List<String> effects, @Nullable Refusal error) {
	}

	/** Why one was refused, with the status it would have had alone. */
	record Refusal(int status, String kind, String detail) {
	}

}
