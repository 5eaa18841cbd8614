package dev.weir.network.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.network.filter.FilterDraft.Rule;
import dev.weir.problem.Problem;

/**
 * The definition of a packet filter as a document: what a draft says is read and written,
 * all else stays as it is. Not thread-safe.
 */
final class FilterDocument {

	private static final XmlPath NAME = XmlPath.of("@name");

	private static final XmlPath CHAIN = XmlPath.of("@chain");

	private static final XmlPath PRIORITY = XmlPath.of("@priority");

	private static final XmlPath UUID = XmlPath.of("uuid");

	private static final XmlPath RULE = XmlPath.of("rule");

	private static final XmlPath REFERENCE = XmlPath.of("filterref");

	private static final XmlPath FILTER = XmlPath.of("@filter");

	private static final XmlPath ACTION = XmlPath.of("@action");

	private static final XmlPath DIRECTION = XmlPath.of("@direction");

	private static final XmlPath STATEMATCH = XmlPath.of("@statematch");

	private final XmlDocument document;

	private final XmlElement filter;

	private FilterDocument(XmlDocument document) {
		this.document = document;
		this.filter = document.root();
	}

	/**
	 * @throws Problem of kind INVALID_DEFINITION when it is no filter
	 */
	static FilterDocument parse(String xml) {
		return new FilterDocument(XmlDocument.parse(xml, "filter"));
	}

	static FilterDocument blank() {
		return new FilterDocument(XmlDocument.create("filter"));
	}

	/** The same without what makes it that filter. */
	FilterDocument nameless() {
		this.filter.set(UUID, null);
		return this;
	}

	String text() {
		return this.document.text();
	}

	@Nullable String uuid() {
		return this.filter.get(UUID);
	}

	FilterDraft draft() {
		return new FilterDraft(this.filter.get(NAME), this.filter.get(CHAIN), number(this.filter),
				this.filter.all(RULE).stream().map(FilterDocument::rule).toList(),
				this.filter.all(REFERENCE).stream().map((each) -> each.get(FILTER, "")).toList());
	}

	/**
	 * Has it say what the draft says.
	 * @param draft checked
	 */
	void write(FilterDraft draft) {
		this.filter.set(NAME, draft.name());
		String chain = draft.chain();
		if (!Objects.equals(this.filter.get(CHAIN, "root"), (chain == null || chain.isBlank()) ? "root" : chain)) {
			this.filter.set(CHAIN, (chain == null || chain.isBlank()) ? null : chain);
		}
		if (!Objects.equals(number(this.filter), draft.priority())) {
			this.filter.set(PRIORITY, text(draft.priority()));
		}
		writeRules(draft.ruleList());
		writeReferences(draft.filterList());
	}

	/**
	 * In their order, which counts among those of one priority: what stands the same at
	 * both ends stays untouched, what is between is changed in place.
	 */
	private void writeRules(List<Rule> wanted) {
		List<XmlElement> there = this.filter.all(RULE);
		int same = 0;
		while (same < Math.min(there.size(), wanted.size()) && rule(there.get(same)).equals(wanted.get(same))) {
			same++;
		}
		int fewer = Math.max(0, there.size() - wanted.size());
		int end = there.size();
		while (fewer > 0 && end > same + fewer && rule(there.get(end - 1)).equals(wanted.get(end - 1 - fewer))) {
			end--;
		}
		there.subList(end - fewer, end).forEach(XmlElement::remove);
		List<XmlElement> left = this.filter.all(RULE);
		for (int i = same; i < wanted.size(); i++) {
			write((i < left.size()) ? left.get(i) : this.filter.add(RULE), wanted.get(i));
		}
	}

	private void writeReferences(List<String> wanted) {
		List<XmlElement> there = this.filter.all(REFERENCE);
		there.stream().filter((each) -> !wanted.contains(each.get(FILTER, ""))).forEach(XmlElement::remove);
		List<String> known = there.stream().map((each) -> each.get(FILTER, "")).toList();
		wanted.stream()
			.filter((name) -> !known.contains(name))
			.forEach((name) -> this.filter.add(REFERENCE).set(FILTER, name));
	}

	private static Rule rule(XmlElement element) {
		XmlElement match = element.children().stream().findFirst().orElse(null);
		String protocol = (match != null) ? match.name() : null;
		Map<String, String> attributes = new LinkedHashMap<>();
		if (match != null) {
			for (String name : Protocol.find(protocol).map(Protocol::attributes).orElse(List.of())) {
				String value = match.get(XmlPath.of("@" + name));
				if (value != null) {
					attributes.put(name, value);
				}
			}
		}
		return new Rule(element.get(ACTION), element.get(DIRECTION), number(element), isStateless(element), protocol,
				attributes);
	}

	private static void write(XmlElement element, Rule rule) {
		Rule now = rule(element);
		if (now.equals(rule)) {
			return;
		}
		element.set(ACTION, rule.action()).set(DIRECTION, rule.direction());
		if (!Objects.equals(number(element), rule.priority())) {
			element.set(PRIORITY, text(rule.priority()));
		}
		boolean stateless = Boolean.TRUE.equals(rule.stateless());
		if (isStateless(element) != stateless) {
			element.set(STATEMATCH, stateless ? "false" : null);
		}
		String protocol = rule.protocol();
		if (!Objects.equals(now.protocol(), protocol)) {
			element.children().forEach(XmlElement::remove);
		}
		if (protocol != null) {
			XmlElement match = element.children()
				.stream()
				.findFirst()
				.orElseGet(() -> element.add(XmlPath.of(protocol)));
			Protocol.find(protocol)
				.map(Protocol::attributes)
				.orElse(List.of())
				.forEach((name) -> match.set(XmlPath.of("@" + name), rule.attributeMap().get(name)));
		}
	}

	private static boolean isStateless(XmlElement rule) {
		String match = rule.get(STATEMATCH, "");
		return match.equalsIgnoreCase("false") || match.equals("0");
	}

	private static @Nullable Long number(XmlElement element) {
		long number = element.number(PRIORITY, Long.MIN_VALUE);
		return (number != Long.MIN_VALUE) ? number : null;
	}

	private static @Nullable String text(@Nullable Long number) {
		return (number != null) ? number.toString() : null;
	}

}
