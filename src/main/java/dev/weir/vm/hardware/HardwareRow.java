package dev.weir.vm.hardware;

import java.util.List;

import dev.weir.hypervisor.xml.PendingChange;
import org.jspecify.annotations.Nullable;

/**
 * One item of the hardware list. Public for the template. Immutable.
 *
 * @param item what finds it again
 * @param kind its kind, for label and icon
 * @param name what tells it from others of its kind, or null
 * @param pending what of it waits for the next start
 * @param where {@link #BOTH}, {@link #NOW} or {@link #NEXT}
 * @param deeds what can be done to it
 */
public record HardwareRow(String item, String kind, @Nullable String name, List<Fact> facts,
		List<PendingChange> pending, String where, List<String> deeds) {

	/** It is there, and stays. */
	public static final String BOTH = "both";

	/** It goes with the next start. */
	public static final String NOW = "now";

	/** It comes with the next start. */
	public static final String NEXT = "next";

	public HardwareRow {
		facts = List.copyOf(facts);
		pending = List.copyOf(pending);
		deeds = deeds.stream().filter((deed) -> !deed.isEmpty()).toList();
	}

	/** Whether it can be done. */
	public boolean can(String deed) {
		return this.deeds.contains(deed);
	}

	/** Key of its title. */
	public String label() {
		return "vm.hardware.kind." + this.kind;
	}

	/** A setting and its value. */
	public record Fact(String name, String value) {

		/** Key of the setting's label. */
		public String label() {
			return "vm.hardware.field." + this.name;
		}

	}

}
