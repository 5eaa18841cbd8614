package dev.weir.vm.settings;

import dev.weir.problem.InvalidInput;
import dev.weir.vm.NameRule;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about a virtual machine on its host; null leaves a thing as it is.
 */
record VmEdit(@Nullable String name, @Nullable Boolean autostart) {

	/** Whether nothing on the host is to change. */
	boolean isNothing() {
		return this.name == null && this.autostart == null;
	}

	/**
	 * @throws InvalidInput for a name that no VM may have, or when nothing is to change
	 */
	void check() {
		if (isNothing()) {
			throw InvalidInput.of("name", "vm.edit.nothing");
		}
		if (this.name == null) {
			return;
		}
		if (!this.name.equals(this.name.strip())) {
			throw InvalidInput.of("name", "vm.edit.name.blank");
		}
		NameRule.brokenBy(this.name).ifPresent((rule) -> {
			throw InvalidInput.of("name", switch (rule) {
				case MISSING -> "vm.edit.name.blank";
				case LONG -> "vm.edit.name.long";
				case CHARACTERS -> "vm.edit.name.characters";
			}, NameRule.LONGEST);
		});
	}

}
