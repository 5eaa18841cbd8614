package dev.weir.network.filter;

import java.util.Objects;

import dev.weir.network.NetworkVersion;
import dev.weir.problem.Problem;

/**
 * A packet filter as pages show it. Immutable; texts come from the host and are hostile.
 */
record FilterView(String xml, FilterDraft draft) {

	/** One that cannot be read is shown by its name, and harms no other. */
	static FilterView of(String name, String xml) {
		try {
			return new FilterView(xml, FilterDocument.parse(xml).draft().named(name));
		}
		catch (Problem ex) {
			return new FilterView(xml, new FilterDraft(name, null, null, null, null));
		}
	}

	public String name() {
		return Objects.requireNonNullElse(this.draft.name(), "");
	}

	public String chain() {
		return Objects.requireNonNullElse(this.draft.chain(), "root");
	}

	public int rules() {
		return this.draft.ruleList().size();
	}

	/** Names of the filters that it takes in. */
	public String includes() {
		return String.join(", ", this.draft.filterList());
	}

	/** Differs once the definition changed. */
	public String version() {
		return NetworkVersion.of(this.xml);
	}

	public FilterForm form() {
		return FilterForm.of(this.draft, version(), null);
	}

}
