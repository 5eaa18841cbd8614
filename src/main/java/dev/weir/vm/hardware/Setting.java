package dev.weir.vm.hardware;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.weir.hypervisor.xml.property.Format;
import dev.weir.hypervisor.xml.property.NumberFormat;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.PresenceProperty;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.hypervisor.xml.property.SizeProperty;
import dev.weir.hypervisor.xml.property.SwitchFormat;
import dev.weir.hypervisor.xml.property.ValueProperty;
import dev.weir.hypervisor.xml.property.WordFormat;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * A property of a definition as forms and requests say it: as a text. Sizes are MiB,
 * switches {@code yes} or {@code no}; no text leaves the choice to libvirt. Immutable.
 */
record Setting(Property<?, ?> property) {

	private static final String YES = "yes";

	private static final String NO = "no";

	/** The property of that name. */
	static Optional<Setting> of(Part<?> part, String name) {
		return part.properties()
			.stream()
			.filter((property) -> property.name().equals(name))
			.findFirst()
			.map((property) -> new Setting(property));
	}

	String name() {
		return this.property.name();
	}

	/** The present value; null where there is none. */
	@Nullable String read(Part<?> part) {
		return this.property.read(part)
			.map(Setting::text)
			.filter((text) -> !isPresence() || YES.equals(text))
			.orElse(null);
	}

	/** The present value for a list, with its unit; null where there is none. */
	@Nullable String told(Part<?> part) {
		String value = read(part);
		return (value != null && isSize()) ? value + " MiB" : value;
	}

	/**
	 * Writes a value, or takes it away.
	 * @throws InvalidInput naming the property
	 */
	void write(Part<?> part, @Nullable String text) {
		String value = (text != null) ? text.strip() : "";
		if (value.isEmpty() || (isPresence() && NO.equals(value))) {
			this.property.clear(part);
		}
		else if (!value.equals(read(part))) {
			write(part, this.property, value);
		}
	}

	private <T> void write(Part<?> part, Property<?, T> to, String text) {
		to.write(part, value(to, text));
	}

	@SuppressWarnings("unchecked")
	private <T> T value(Property<?, T> to, String text) {
		if (to instanceof SizeProperty<?>) {
			return (T) DataSize.ofMegabytes(whole(text));
		}
		if (to instanceof PresenceProperty<?> || format() instanceof SwitchFormat) {
			return (T) Boolean.valueOf(isYes(text));
		}
		return ((ValueProperty<?, T>) to).format().read(text).orElseThrow(this::wrong);
	}

	private long whole(String text) {
		if (!text.matches("\\d{1,12}")) {
			throw InvalidInput.of(name(), "vm.hardware.problem.mib");
		}
		return Long.parseLong(text);
	}

	private boolean isYes(String text) {
		if (format() instanceof SwitchFormat words && words.read(text).isPresent()) {
			return text.equals(words.on());
		}
		return switch (text.toLowerCase(Locale.ROOT)) {
			case YES, "on", "true" -> true;
			case NO, "off", "false" -> false;
			default -> throw InvalidInput.of(name(), "hypervisor.property.word", YES + ", " + NO);
		};
	}

	private InvalidInput wrong() {
		Format<?> format = format();
		return (format != null)
				? new InvalidInput(List.of(FieldProblem.of(name(), format.problemKey(), format.problemArguments())))
				: InvalidInput.of(name(), "vm.hardware.problem.mib");
	}

	private static String text(Object value) {
		if (value instanceof DataSize size) {
			return Long.toString(size.toMegabytes());
		}
		return (value instanceof Boolean on) ? (on ? YES : NO) : value.toString();
	}

	@Nullable Format<?> format() {
		return (this.property instanceof ValueProperty<?, ?> value) ? value.format() : null;
	}

	boolean isPresence() {
		return this.property instanceof PresenceProperty<?>;
	}

	boolean isSize() {
		return this.property instanceof SizeProperty<?>;
	}

	boolean isSwitch() {
		return format() instanceof SwitchFormat;
	}

	boolean isNumber() {
		return format() instanceof NumberFormat;
	}

	/** Words to choose from; empty for anything else. */
	List<String> words() {
		return (format() instanceof WordFormat words) ? words.choices() : List.of();
	}

}
