package dev.weir.network.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.weir.network.filter.FilterDraft.Rule;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;

/**
 * Whether a draft can become a filter of a host, each fault at its field. Used once.
 */
final class FilterCheck {

	static final List<String> ACTIONS = List.of("accept", "drop", "reject", "return", "continue");

	static final List<String> DIRECTIONS = List.of("in", "out", "inout");

	/**
	 * libvirt 9.0 writes names as they are: others would make XML that nobody can read.
	 */
	private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[^/'\"&<>\\p{Cntrl}]{1,100}");

	/** Names of chains begin with what they are about. */
	private static final Pattern CHAIN = Pattern.compile("(root|mac|stp|vlan|arp|rarp|ipv4|ipv6)[A-Za-z0-9_-]{0,20}");

	private static final int LEAST_PRIORITY = -1000;

	private static final int MOST_PRIORITY = 1000;

	private final List<FieldProblem> wrong = new ArrayList<>();

	private FilterCheck() {
	}

	/**
	 * @param known names of the host's filters
	 * @param made whether it is new
	 * @throws InvalidInput naming every wrong field
	 */
	static void check(FilterDraft draft, Set<String> known, boolean made) {
		FilterCheck check = new FilterCheck();
		String name = draft.name();
		check.require(name != null && NAME.matcher(name).matches(), "name", "network.filter.problem.name");
		check.require(!made || name == null || !known.contains(name), "name", "network.filter.problem.taken",
				String.valueOf(name));
		String chain = draft.chain();
		check.require(chain == null || chain.isBlank() || CHAIN.matcher(chain).matches(), "chain",
				"network.filter.problem.chain");
		check.priority("priority", draft.priority());
		List<Rule> rules = draft.ruleList();
		for (int i = 0; i < rules.size(); i++) {
			check.rule("rules[" + i + "]", rules.get(i));
		}
		List<String> filters = draft.filterList();
		for (String filter : filters) {
			check.require(known.contains(filter) && !filter.equals(name), "filters", "network.filter.problem.unknown",
					filter);
		}
		if (!check.wrong.isEmpty()) {
			throw new InvalidInput(check.wrong);
		}
	}

	private void rule(String at, Rule rule) {
		require(rule.action() != null && ACTIONS.contains(rule.action()), at + ".action",
				"network.filter.problem.action");
		require(rule.direction() != null && DIRECTIONS.contains(rule.direction()), at + ".direction",
				"network.filter.problem.direction");
		priority(at + ".priority", rule.priority());
		String name = rule.protocol();
		Optional<Protocol> protocol = Protocol.find(name);
		require(name == null || protocol.isPresent(), at + ".protocol", "network.filter.problem.protocol");
		for (Map.Entry<String, String> each : rule.attributeMap().entrySet()) {
			String field = at + ".attributes";
			boolean fits = protocol.filter((its) -> its.attributes().contains(each.getKey())).isPresent();
			if (require(fits, field, "network.filter.problem.attribute", each.getKey())) {
				String value = each.getValue();
				require(value != null && Protocol.form(each.getKey()).matcher(value).matches(), field,
						"network.filter.problem.value", each.getKey());
			}
		}
	}

	private void priority(String field, @Nullable Long priority) {
		require(priority == null || priority >= LEAST_PRIORITY && priority <= MOST_PRIORITY, field,
				"network.problem.number", LEAST_PRIORITY, MOST_PRIORITY);
	}

	private boolean require(boolean holds, String field, String key, Object... arguments) {
		if (!holds) {
			this.wrong.add(FieldProblem.of(field, key, arguments));
		}
		return holds;
	}

}
