package dev.weir.vm.hardware;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One field of a form. Public for the template. Immutable.
 *
 * @param name of the setting
 * @param kind text, number, choice, lines, secret or volume
 * @param options values to choose from, with what a person reads
 * @param now whether a change of it applies while the VM runs
 */
public record HardwareField(String name, String kind, Map<String, String> options, @Nullable Long min,
		@Nullable Long max, @Nullable String unit, boolean now, List<String> proposals) {

	public HardwareField {
		options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
		proposals = List.copyOf(proposals);
	}

	/** Where the form keeps its value. */
	public String path() {
		return "values[" + this.name + "]";
	}

	/** Key of its label: the same for every section that has such a setting. */
	public String label() {
		return "vm.hardware.field." + this.name;
	}

	/**
	 * Fields of a group.
	 *
	 * @param name of the group
	 * @param open whether it is shown at first
	 */
	public record Group(String name, List<HardwareField> fields, boolean open) {

		public Group {
			fields = List.copyOf(fields);
		}

		/** Key of its heading. */
		public String label() {
			return "vm.hardware.group." + this.name;
		}

	}

}
