package dev.weir.vm.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.vm.NameRule;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about a virtual machine; null leaves a thing as it is.
 */
record VmEdit(@Nullable String name, @Nullable Boolean autostart) {

	/**
	 * Reads a request's JSON, member by member.
	 * @throws InvalidInput naming each member that is unknown or of the wrong type
	 */
	static VmEdit of(Map<String, @Nullable Object> json) {
		List<FieldProblem> wrong = new ArrayList<>();
		json.forEach((field, value) -> {
			if (!"name".equals(field) && !"autostart".equals(field)) {
				wrong.add(FieldProblem.of(field, "vm.edit.unknown-field", field));
			}
			else if ("name".equals(field) ? !(value instanceof String) : !(value instanceof Boolean)) {
				wrong.add(FieldProblem.of(field, "vm.edit.type." + field));
			}
		});
		if (!wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
		return new VmEdit((String) json.get("name"), (Boolean) json.get("autostart"));
	}

	/**
	 * @throws InvalidInput for a name that no VM may have, or when nothing is to change
	 */
	void check() {
		if (this.name == null && this.autostart == null) {
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
