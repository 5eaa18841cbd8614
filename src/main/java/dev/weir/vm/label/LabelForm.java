package dev.weir.vm.label;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The form of tags, folder and notes as it was typed.
 *
 * @param tags between commas
 * @param mark of the notes that the form began with
 */
record LabelForm(@Nullable String tags, @Nullable String folder, @Nullable String notes, @Nullable String mark) {

	LabelChange change() {
		return LabelChange.all(LabelRule.split(text(this.tags)), text(this.folder), text(this.notes));
	}

	private static String text(@Nullable String typed) {
		return Objects.requireNonNullElse(typed, "");
	}

}
