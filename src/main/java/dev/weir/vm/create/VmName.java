package dev.weir.vm.create;

import dev.weir.vm.NameRule;
import org.jspecify.annotations.Nullable;

/**
 * The name of a virtual machine to be made, as typed.
 */
final class VmName {

	private VmName() {
	}

	/** The name without spaces around it; tells what is wrong by {@link NameRule}. */
	static String checked(@Nullable String typed, Findings wrong) {
		String name = (typed != null) ? typed.strip() : "";
		NameRule.brokenBy(name).ifPresent((rule) -> {
			switch (rule) {
				case MISSING -> wrong.add("name", "name-missing");
				case LONG -> wrong.add("name", "name-long", NameRule.LONGEST);
				case CHARACTERS -> wrong.add("name", "name-characters");
			}
		});
		return name;
	}

}
