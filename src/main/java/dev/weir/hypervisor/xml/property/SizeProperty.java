package dev.weir.hypervisor.xml.property;

import java.util.Optional;

import dev.weir.hypervisor.xml.Quantity;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.problem.InvalidInput;
import org.springframework.util.unit.DataSize;

/**
 * An amount of memory or storage with its unit
 * (<a href="https://libvirt.org/formatdomain.html#memory-allocation">units</a>). The unit
 * that stands there is kept where the amount is a whole number of it.
 *
 * @param <E> type of the element
 * @param amount where the number stands
 * @param unit where its unit stands
 * @param usual the unit where none is told
 */
public record SizeProperty<E>(String name, XmlPath amount, XmlPath unit, String usual,
		Pending pending) implements Property<E, DataSize> {

	@Override
	public Optional<DataSize> read(XmlElement element) {
		String number = element.get(this.amount);
		return (number != null && number.matches("\\d{1,30}"))
				? Optional.of(DataSize.ofBytes(Quantity.bytes(number, unitOf(element)))) : Optional.empty();
	}

	@Override
	public void write(XmlElement element, DataSize value) {
		if (value.isNegative() || value.toBytes() % unitSize(this.usual) != 0) {
			throw InvalidInput.of(this.name, "hypervisor.property.size", this.usual);
		}
		if (read(element).equals(Optional.of(value))) {
			return;
		}
		if (value.toBytes() % unitSize(unitOf(element)) != 0) {
			element.set(this.unit, this.usual);
		}
		element.set(this.amount, value.toBytes() / unitSize(unitOf(element)));
	}

	@Override
	public void clear(XmlElement element) {
		element.set(this.amount, null);
	}

	private String unitOf(XmlElement element) {
		return element.get(this.unit, this.usual);
	}

	private static long unitSize(String unit) {
		return Math.max(1, Quantity.bytes("1", unit));
	}

}
