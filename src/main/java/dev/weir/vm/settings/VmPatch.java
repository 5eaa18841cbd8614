package dev.weir.vm.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.vm.label.LabelChange;
import org.jspecify.annotations.Nullable;

/**
 * The body of a PATCH: what is to change on the host, and what in the database. What is
 * absent stays; folder and notes that are null go.
 */
record VmPatch(VmEdit edit, LabelChange label) {

	private static final Set<String> TEXTS = Set.of("name", "folder", "notes");

	/**
	 * Reads a request's JSON, member by member.
	 * @throws InvalidInput naming each member that is unknown or of the wrong type, or
	 * when nothing is to change
	 */
	static VmPatch of(Map<String, @Nullable Object> json) {
		List<FieldProblem> wrong = new ArrayList<>();
		json.forEach((field, value) -> problem(field, value, wrong));
		if (!wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
		VmPatch patch = new VmPatch(new VmEdit((String) json.get("name"), (Boolean) json.get("autostart")),
				LabelChange.all(tags(json), text(json, "folder"), text(json, "notes")));
		if (!patch.edit.isNothing() || patch.label.isNothing()) {
			patch.edit.check();
		}
		return patch;
	}

	private static void problem(String field, @Nullable Object value, List<FieldProblem> wrong) {
		boolean right;
		switch (field) {
			case "name" -> right = value instanceof String;
			case "folder", "notes" -> right = value == null || value instanceof String;
			case "autostart" -> right = value instanceof Boolean;
			case "tags" -> right = value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
			default -> {
				wrong.add(FieldProblem.of(field, "vm.edit.unknown-field", field));
				return;
			}
		}
		if (!right) {
			wrong.add(FieldProblem.of(field, "vm.edit.type." + (TEXTS.contains(field) ? "name" : field)));
		}
	}

	private static @Nullable List<String> tags(Map<String, @Nullable Object> json) {
		return (json.get("tags") instanceof List<?> list) ? list.stream().map(String.class::cast).toList() : null;
	}

	private static @Nullable String text(Map<String, @Nullable Object> json, String field) {
		if (!json.containsKey(field)) {
			return null;
		}
		return (json.get(field) instanceof String text) ? text : "";
	}

	/**
	 * The same for the documentation.
	 *
	 * @param tags all tags from now on
	 * @param folder path, or null for none
	 * @param notes Markdown, or null for none
	 */
	record Body(@Nullable String name, @Nullable Boolean autostart, @Nullable List<String> tags,
			@Nullable String folder, @Nullable String notes) {
	}

}
