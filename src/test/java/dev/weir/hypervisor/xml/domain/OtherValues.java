package dev.weir.hypervisor.xml.domain;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.weir.hypervisor.xml.property.Format;
import dev.weir.hypervisor.xml.property.NumberFormat;
import dev.weir.hypervisor.xml.property.PresenceProperty;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.hypervisor.xml.property.SizeProperty;
import dev.weir.hypervisor.xml.property.TextFormat;
import dev.weir.hypervisor.xml.property.ValueProperty;
import dev.weir.hypervisor.xml.property.WordFormat;
import org.springframework.util.unit.DataSize;

/**
 * Finds a value that a property may have and does not have.
 */
final class OtherValues {

	private OtherValues() {
	}

	@SuppressWarnings("unchecked")
	static <T> Optional<T> than(Optional<T> present, Property<?, T> property) {
		return (Optional<T>) of(property).filter((value) -> !Optional.of(value).equals(present)).findFirst();
	}

	private static Stream<?> of(Property<?, ?> property) {
		if (property instanceof PresenceProperty<?>) {
			return Stream.of(true, false);
		}
		if (property instanceof SizeProperty<?>) {
			return Stream.of(DataSize.ofMegabytes(512), DataSize.ofGigabytes(3));
		}
		return of(((ValueProperty<?, ?>) property).format());
	}

	private static Stream<?> of(Format<?> format) {
		if (format instanceof WordFormat words) {
			return words.choices().stream();
		}
		if (format instanceof NumberFormat number) {
			return Stream.of(number.least(), Math.min(number.most(), number.least() + 1));
		}
		if (format instanceof TextFormat text) {
			return Stream
				.of(text.example(), "it's <b>\"1\" & ]]> 数据 😀", "/it's <b>\"1\" &amp; 😀", "7,9-11", "vdz", "AB-12",
						"52:54:00:aa:bb:cc", "5000c50015ea71ae", "x<y", "-7200")
				.filter(asPredicate(text));
		}
		return Stream.of(true, false);
	}

	private static Predicate<String> asPredicate(TextFormat text) {
		return text::allows;
	}

}
