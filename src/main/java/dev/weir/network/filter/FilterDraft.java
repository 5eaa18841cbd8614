package dev.weir.network.filter;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a packet filter is or shall be: the body of the REST interface, what the form
 * becomes, and what is read of a definition. Nothing in it is checked. Immutable.
 *
 * @param chain where its rules stand; libvirt's default is root
 * @param filters other filters that it takes in
 */
record FilterDraft(@Nullable String name, @Nullable String chain, @Nullable Long priority, @Nullable List<Rule> rules,
		@Nullable List<String> filters) {

	List<Rule> ruleList() {
		return (this.rules == null) ? List.of() : this.rules.stream().filter(Objects::nonNull).toList();
	}

	List<String> filterList() {
		return (this.filters == null) ? List.of()
				: this.filters.stream()
					.filter(Objects::nonNull)
					.map(String::strip)
					.filter((each) -> !each.isEmpty())
					.toList();
	}

	/** The same under a name. */
	FilterDraft named(@Nullable String other) {
		return new FilterDraft(other, this.chain, this.priority, this.rules, this.filters);
	}

	/**
	 * What happens to packets.
	 *
	 * @param action accept, drop, reject, return, continue
	 * @param direction in, out, inout; as the guest sees it
	 * @param priority the least comes first; libvirt's default is 500
	 * @param stateless whether connections are not tracked
	 * @param protocol which packets; null for all
	 * @param attributes what they have, by libvirt's names; values may be variables
	 */
	record Rule(@Nullable String action, @Nullable String direction, @Nullable Long priority,
			@Nullable Boolean stateless, @Nullable String protocol, @Nullable Map<String, String> attributes) {

		Map<String, String> attributeMap() {
			return (this.attributes == null) ? Map.of() : this.attributes;
		}

	}

}
