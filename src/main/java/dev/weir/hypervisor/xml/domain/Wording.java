package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Property;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Says values in the few words of a list of changes. Thread-safe.
 */
final class Wording {

	private static final List<XmlPath> TELLING = Stream
		.of("@type", "@device", "@model", "model/@type", "target/@bus", "source/@file", "source/@dev", "source/@pool",
				"source/@volume", "source/@name", "source/@network", "source/@bridge")
		.map(XmlPath::of)
		.toList();

	private Wording() {
	}

	/** What a section is called. */
	static String item(Part<?> section) {
		String name = section.getClass().getSimpleName();
		return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
	}

	/** A property's value; null where there is none. */
	static @Nullable String value(Property<?, ?> property, Part<?> part) {
		Optional<?> value = property.read(part);
		return value.map((any) -> (any instanceof DataSize size) ? size(size) : any.toString()).orElse(null);
	}

	/** A device that comes or goes; null for none. */
	static @Nullable String device(@Nullable Device<?> device) {
		return (device == null) ? null
				: TELLING.stream()
					.map(device::get)
					.filter(Objects::nonNull)
					.filter((word) -> !word.isEmpty())
					.collect(Collectors.joining(" "));
	}

	/** What a part has besides its properties, by name; empty texts for nothing. */
	static Map<String, String> beside(Part<?> part) {
		if (part instanceof Disk disk) {
			return Map.of("source", disk.source().map((it) -> source(it.type(), it.attributes())).orElse(""));
		}
		if (part instanceof Interface nic) {
			return Map.of("source", nic.source().map((it) -> source(it.type(), it.attributes())).orElse(""));
		}
		if (part instanceof CpuTuning tuning) {
			return Map.of("vcpuPins", list(tuning.vcpuPins()), "ioThreadPins", list(tuning.ioThreadPins()));
		}
		if (part instanceof Boot boot) {
			return Map.of("order", String.join(", ", boot.order()));
		}
		if (part instanceof Clock clock) {
			return Map.of("timers", list(clock.timers()));
		}
		return Map.of();
	}

	private static String source(String type, Map<String, String> attributes) {
		return Stream
			.concat(Stream.of(type),
					attributes.entrySet()
						.stream()
						.sorted(Map.Entry.comparingByKey())
						.map(Map.Entry::getValue)
						.filter((value) -> !value.isEmpty()))
			.collect(Collectors.joining(" "));
	}

	private static String list(List<? extends Part<?>> parts) {
		return parts.stream()
			.map((part) -> part.properties()
				.stream()
				.map((property) -> value(property, part))
				.filter(Objects::nonNull)
				.collect(Collectors.joining(" ")))
			.collect(Collectors.joining("; "));
	}

	private static String size(DataSize size) {
		return (size.toBytes() % (1 << 20) == 0) ? size.toMegabytes() + " MiB" : size.toBytes() / 1024 + " KiB";
	}

}
