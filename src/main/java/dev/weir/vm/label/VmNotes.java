package dev.weir.vm.label;

import java.util.List;
import java.util.Objects;

import dev.weir.fleet.VmId;
import dev.weir.vm.VmLabel;
import dev.weir.vm.VmLabels;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What the page of a VM shows of its label. Thread-safe.
 */
@Component
public class VmNotes {

	private final VmLabels labels;

	VmNotes(VmLabels labels) {
		this.labels = labels;
	}

	/** For the card {@code vm/page/labels}. */
	public Shown of(VmId vm) {
		String notes = this.labels.notes(List.of(vm)).get(vm);
		return new Shown(this.labels.of(vm), (notes != null) ? NoteText.html(notes) : null);
	}

	/**
	 * A label with its notes as HTML that harms nobody.
	 *
	 * @param notes for {@code note:html} alone, or null for none
	 */
	public record Shown(VmLabel label, @Nullable Object notes) {

		/** The list of all that have that tag. */
		public String tagged(String tag) {
			return VmLabel.list("tag", tag);
		}

		/** The list of all in the same folder. */
		public String shelved() {
			return VmLabel.list("folder", Objects.requireNonNullElse(this.label.folder(), ""));
		}

	}

}
