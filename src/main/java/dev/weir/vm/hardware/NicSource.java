package dev.weir.vm.hardware;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.domain.Interface;
import dev.weir.hypervisor.xml.domain.InterfaceSource;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What an interface is connected to, as three fields of a form.
 */
final class NicSource {

	static final String TYPE = "sourceType";

	static final String NAME = "sourceName";

	static final String MODE = "sourceMode";

	static final Set<String> NAMES = Set.of(TYPE, NAME, MODE);

	private NicSource() {
	}

	/** The present value of one of the three. */
	static @Nullable String read(Interface nic, String field) {
		Optional<InterfaceSource> source = nic.source();
		return switch (field) {
			case TYPE -> source.map(InterfaceSource::type).orElse(null);
			case NAME -> source.map(NicSource::name).orElse(null);
			default -> source.map(NicSource::mode).filter((mode) -> !mode.isEmpty()).orElse(null);
		};
	}

	private static @Nullable String name(InterfaceSource source) {
		Map<String, String> attributes = source.attributes();
		return attributes.getOrDefault("network", attributes.getOrDefault("bridge", attributes.get("dev")));
	}

	private static String mode(InterfaceSource source) {
		return source.attributes().getOrDefault("mode", source.attributes().getOrDefault("portgroup", ""));
	}

	/** Connects it; fields that are not given stay as they are. */
	static void write(Interface nic, Map<String, @Nullable String> values) {
		if (NAMES.stream().noneMatch(values::containsKey)) {
			return;
		}
		String type = value(nic, values, TYPE);
		String name = value(nic, values, NAME);
		String mode = value(nic, values, MODE);
		boolean same = nic.get(XmlPath.of("@type")) != null && type.equals(text(read(nic, TYPE)))
				&& name.equals(text(read(nic, NAME))) && mode.equals(text(read(nic, MODE)));
		if (!same) {
			nic.source(source(type, name, mode));
		}
	}

	private static InterfaceSource source(String type, String name, String mode) {
		if (name.isEmpty() && !type.equals("user")) {
			throw InvalidInput.of(NAME, "vm.hardware.problem.source");
		}
		if (name.length() > 255 || name.chars().anyMatch(Character::isISOControl)) {
			throw InvalidInput.of(NAME, "hypervisor.property.text", "default");
		}
		if (type.equals("direct") && !Set.of("", "bridge", "vepa", "private", "passthrough").contains(mode)) {
			throw InvalidInput.of(MODE, "hypervisor.property.word", "bridge, vepa, private, passthrough");
		}
		if (mode.length() > 255 || mode.chars().anyMatch(Character::isISOControl)) {
			throw InvalidInput.of(MODE, "hypervisor.property.text", "bridge");
		}
		return switch (type) {
			case "network" -> new InterfaceSource.Network(name, mode);
			case "bridge" -> new InterfaceSource.Bridge(name);
			case "direct" -> new InterfaceSource.Direct(name, mode.isEmpty() ? "bridge" : mode);
			case "user" -> new InterfaceSource.User();
			default -> throw InvalidInput.of(TYPE, "hypervisor.property.word", "network, bridge, direct, user");
		};
	}

	private static String value(Interface nic, Map<String, @Nullable String> values, String field) {
		return text(values.containsKey(field) ? values.get(field) : read(nic, field)).strip();
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
