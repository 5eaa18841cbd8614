package dev.weir.vm.hardware;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What was typed into a form. Public for the template. Not thread-safe.
 */
public final class HardwareForm {

	/** The medium stays as it is. */
	static final String KEEP = "=";

	private static final String BEFORE = "values[";

	private final Map<String, String> values;

	HardwareForm(Map<String, String> values) {
		this.values = new LinkedHashMap<>(values);
	}

	/** Reads the fields of a request; whatever is none of them is left out. */
	static HardwareForm of(MultiValueMap<String, String> parameters) {
		Map<String, String> values = new LinkedHashMap<>();
		parameters.forEach((name, texts) -> {
			if (name.startsWith(BEFORE) && name.endsWith("]") && !texts.isEmpty() && values.size() < 200) {
				values.put(name.substring(BEFORE.length(), name.length() - 1),
						Objects.requireNonNullElse(texts.get(0), ""));
			}
		});
		return new HardwareForm(values);
	}

	/** By the name of the setting. */
	public Map<String, String> getValues() {
		return this.values;
	}

	/** What is shown again: no secrets. */
	HardwareForm shown() {
		HardwareForm form = new HardwareForm(this.values);
		form.values.computeIfPresent("password", (name, value) -> "");
		return form;
	}

	/**
	 * What differs from what was shown; null takes a value away.
	 * @param before what the definition has
	 */
	Map<String, @Nullable String> changed(Map<String, String> before) {
		Map<String, @Nullable String> changed = new LinkedHashMap<>();
		this.values.forEach((name, text) -> {
			String stripped = text.strip().replace("\r\n", "\n");
			boolean kept = stripped.equals(before.getOrDefault(name, "")) || KEEP.equals(stripped);
			if (!kept) {
				changed.put(name, stripped.isEmpty() ? null : stripped);
			}
		});
		return changed;
	}

}
