package dev.weir.task.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.weir.problem.InvalidInput;
import dev.weir.query.Fields;
import dev.weir.query.Filter;
import dev.weir.query.FilterTerm;
import dev.weir.query.FilterValue;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import org.springframework.data.jpa.domain.Specification;

/**
 * The filter language over the table of tasks. Immutable.
 */
final class TaskFilter {

	private static final List<String> WORDS = List.of("kind", "targetLabel", "author", "error");

	private static final Fields<TaskView> FIELDS = Fields.<TaskView>none()
		.choice("state", (task) -> task.state().id(), Arrays.stream(TaskState.values()).map(TaskState::id).toList())
		.text("author", TaskView::author)
		.text("kind", TaskView::kind)
		.text("target", (task) -> task.target().label());

	private TaskFilter() {
	}

	/**
	 * @throws InvalidInput when the text is no filter
	 */
	static Specification<Task> of(String text) {
		List<FilterTerm> terms = Filter.parse(text, FIELDS).terms();
		return (root, query, builder) -> builder
			.and(terms.stream().map((term) -> term(term, root, builder)).toArray(Predicate[]::new));
	}

	private static Predicate term(FilterTerm term, Root<Task> root, CriteriaBuilder builder) {
		Predicate[] any = term.values()
			.stream()
			.map((value) -> value(term, value, root, builder))
			.toArray(Predicate[]::new);
		Predicate or = (any.length == 0) ? builder.conjunction() : builder.or(any);
		return term.negated() ? builder.not(or) : or;
	}

	private static Predicate value(FilterTerm term, FilterValue value, Root<Task> root, CriteriaBuilder builder) {
		if ("state".equals(term.field())) {
			return builder.equal(root.get("state"), state(value.text()));
		}
		List<Predicate> any = new ArrayList<>();
		for (String column : columns(term)) {
			Expression<String> text = builder.coalesce(root.<String>get(column), "");
			any.add(builder.like(builder.lower(text), value.like(), '\\'));
		}
		return builder.or(any.toArray(Predicate[]::new));
	}

	private static List<String> columns(FilterTerm term) {
		if (term.field() == null) {
			return WORDS;
		}
		return List.of("target".equals(term.field()) ? "targetLabel" : term.field());
	}

	private static TaskState state(String id) {
		return Arrays.stream(TaskState.values())
			.filter((state) -> state.id().equals(id.toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> InvalidInput.of(Filter.PARAMETER, "task.filter.state", id));
	}

}
