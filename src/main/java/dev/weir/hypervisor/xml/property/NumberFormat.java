package dev.weir.hypervisor.xml.property;

import java.util.Optional;

/**
 * A whole number.
 *
 * @param least least that may be written
 * @param most most that may be written
 */
public record NumberFormat(long least, long most) implements Format<Long> {

	@Override
	public Optional<Long> read(String text) {
		try {
			String digits = text.strip();
			return Optional
				.of(digits.startsWith("0x") ? Long.parseLong(digits.substring(2), 16) : Long.parseLong(digits));
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	@Override
	public String write(Long value) {
		return Long.toString(value);
	}

	@Override
	public boolean allows(Long value) {
		return value >= this.least && value <= this.most;
	}

	@Override
	public String problemKey() {
		return "hypervisor.property.number";
	}

	@Override
	public Object[] problemArguments() {
		return new Object[] { this.least, this.most };
	}

}
