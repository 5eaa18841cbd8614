package dev.weir.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which rows of the trail are wanted; what is null or empty does not matter. Immutable.
 *
 * @param from first moment
 * @param to end, not included
 * @param author name of an account
 * @param action part of an action's name
 * @param target part of a name, an identity or a task
 * @param address the beginning of the address it came from
 * @param outcome name of an outcome, in small letters
 */
record AuditQuery(@Nullable Instant from, @Nullable Instant to, String author, String action, String target,
		String address, String outcome) {

	/**
	 * Reads what was typed: moments (ISO-8601) or days (UTC), of which the last counts
	 * whole.
	 * @throws InvalidInput naming what is no time
	 */
	static AuditQuery of(Typed typed) {
		List<FieldProblem> wrong = new ArrayList<>();
		Instant from = time("from", typed.from(), 0, wrong);
		Instant to = time("to", typed.to(), 1, wrong);
		if (!wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
		return new AuditQuery(from, to, plain(typed.author()), plain(typed.action()), plain(typed.target()),
				plain(typed.address()), plain(typed.outcome()));
	}

	Specification<AuditEvent> specification() {
		return (root, query, builder) -> builder.and(predicates(root, builder).toArray(Predicate[]::new));
	}

	private List<Predicate> predicates(Root<AuditEvent> root, CriteriaBuilder builder) {
		List<Predicate> all = new ArrayList<>();
		if (this.from != null) {
			all.add(builder.greaterThanOrEqualTo(root.<Instant>get("at"), this.from));
		}
		if (this.to != null) {
			all.add(builder.lessThan(root.<Instant>get("at"), this.to));
		}
		if (!this.author.isEmpty()) {
			all.add(builder.equal(root.get("author"), this.author.toLowerCase(Locale.ROOT)));
		}
		if (!this.action.isEmpty()) {
			all.add(builder.like(root.get("action"), like(this.action), '\\'));
		}
		if (!this.target.isEmpty()) {
			all.add(builder.or(builder.equal(root.get("targetId"), this.target),
					builder.equal(root.get("taskId"), this.target),
					builder.like(builder.lower(root.get("targetLabel")), like(this.target), '\\')));
		}
		all.addAll(circumstances(root, builder));
		return all;
	}

	private List<Predicate> circumstances(Root<AuditEvent> root, CriteriaBuilder builder) {
		List<Predicate> all = new ArrayList<>();
		if (!this.address.isEmpty()) {
			all.add(builder.like(root.get("address"), like(this.address).substring(1), '\\'));
		}
		if (!this.outcome.isEmpty()) {
			all.add(outcome(root, builder));
		}
		return all;
	}

	private Predicate outcome(Root<AuditEvent> root, CriteriaBuilder builder) {
		return Arrays.stream(AuditTrail.Outcome.values())
			.filter((known) -> known.name().equalsIgnoreCase(this.outcome))
			.findFirst()
			.map((known) -> builder.equal(root.get("outcome"), known))
			.orElseGet(builder::disjunction);
	}

	private static String like(String part) {
		String escaped = part.toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
		return "%" + escaped + "%";
	}

	private static String plain(@Nullable String typed) {
		// PostgreSQL knows no NUL
		return (typed != null) ? typed.strip().replace("\0", "") : "";
	}

	private static @Nullable Instant time(String field, @Nullable String typed, int daysAfter,
			List<FieldProblem> wrong) {
		if (typed == null || typed.isBlank()) {
			return null;
		}
		try {
			if (typed.strip().length() == "2026-01-31".length()) {
				return LocalDate.parse(typed.strip()).plusDays(daysAfter).atStartOfDay(ZoneOffset.UTC).toInstant();
			}
			return Instant.parse(typed.strip());
		}
		catch (DateTimeParseException ex) {
			wrong.add(FieldProblem.of(field, "audit.filter.time"));
			return null;
		}
	}

	/** The parameters of a request as they came. */
	record Typed(@Nullable String from, @Nullable String to, @Nullable String author, @Nullable String action,
			@Nullable String target, @Nullable String address, @Nullable String outcome) {
	}

}
