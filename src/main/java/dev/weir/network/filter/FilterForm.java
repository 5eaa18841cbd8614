package dev.weir.network.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.weir.network.filter.FilterDraft.Rule;

/**
 * The form of a packet filter, as typed. Immutable.
 *
 * @param version of the definition that is changed
 * @param from name of the filter that it is a copy of
 * @param filters names of other filters, one a line
 */
record FilterForm(@Nullable String name, @Nullable String version, @Nullable String from, @Nullable String chain,
		@Nullable String priority, @Nullable String filters, @Nullable List<RuleRow> rules) {

	/** More rules than anybody types. */
	static final int MAX_ROWS = 100;

	private static final Pattern PAIR = Pattern.compile("([A-Za-z-]+)\\s*=\\s*(\"([^\"]*)\"|'([^']*)'|\\S+)|(\\S+)");

	/** Never a priority. */
	private static final Long UNREADABLE = Long.MAX_VALUE;

	static FilterForm of(FilterDraft draft, @Nullable String version, @Nullable String from) {
		return new FilterForm(draft.name(), version, from, draft.chain(), text(draft.priority()),
				String.join("\n", draft.filterList()), draft.ruleList().stream().map(RuleRow::of).toList());
	}

	public List<RuleRow> rows() {
		return (this.rules == null) ? List.of()
				: this.rules.stream().map((row) -> Objects.requireNonNullElse(row, RuleRow.BLANK)).toList();
	}

	FilterDraft draft() {
		return new FilterDraft((this.name != null && !this.name.isBlank()) ? this.name.strip() : null, this.chain,
				number(this.priority), rows().stream().map(RuleRow::rule).toList(),
				(this.filters == null) ? List.of() : Arrays.asList(this.filters.split("[\\r\\n,]+")));
	}

	/** The same with a rule more, or one fewer: {@code add}, {@code remove-3}. */
	FilterForm reshaped(String shape) {
		List<RuleRow> rows = new ArrayList<>(rows());
		if (shape.equals("add") && rows.size() < MAX_ROWS) {
			rows.add(RuleRow.BLANK);
		}
		else if (shape.matches("remove-\\d{1,2}") && Integer.parseInt(shape.substring(7)) < rows.size()) {
			rows.remove(Integer.parseInt(shape.substring(7)));
		}
		return new FilterForm(this.name, this.version, this.from, this.chain, this.priority, this.filters, rows);
	}

	private static @Nullable Long number(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		return text.strip().matches("-?\\d{1,9}") ? Long.valueOf(text.strip()) : UNREADABLE;
	}

	private static @Nullable String text(@Nullable Long number) {
		return (number != null) ? number.toString() : null;
	}

	/**
	 * A rule.
	 *
	 * @param attributes as {@code name=value}, values with blanks in quotes
	 */
	record RuleRow(@Nullable String action, @Nullable String direction, @Nullable String priority,
			@Nullable Boolean stateless, @Nullable String protocol, @Nullable String attributes) {

		static final RuleRow BLANK = new RuleRow("accept", "inout", "500", false, "tcp", "");

		static RuleRow of(Rule rule) {
			return new RuleRow(rule.action(), rule.direction(), text(rule.priority()), rule.stateless(),
					rule.protocol(),
					rule.attributeMap()
						.entrySet()
						.stream()
						.map((each) -> each.getKey() + "=" + quoted(each.getValue()))
						.collect(Collectors.joining(" ")));
		}

		Rule rule() {
			Map<String, String> pairs = new LinkedHashMap<>();
			Matcher pair = PAIR.matcher((this.attributes != null) ? this.attributes : "");
			while (pair.find()) {
				if (pair.group(1) == null) {
					pairs.put(pair.group(5), "");
				}
				else {
					String quoted = (pair.group(3) != null) ? pair.group(3) : pair.group(4);
					pairs.put(pair.group(1), (quoted != null) ? quoted : pair.group(2));
				}
			}
			String which = this.protocol;
			return new Rule(this.action, this.direction, number(this.priority), Boolean.TRUE.equals(this.stateless),
					(which == null || which.isBlank()) ? null : which, pairs);
		}

		private static String quoted(String value) {
			return value.matches("\\S+") ? value : "\"" + value.replace("\"", "") + "\"";
		}

	}

}
