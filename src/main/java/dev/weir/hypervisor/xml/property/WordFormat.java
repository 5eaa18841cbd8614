package dev.weir.hypervisor.xml.property;

import java.util.List;
import java.util.Optional;

/**
 * One of libvirt's words. A word that Weir does not know is read as it is, and may be
 * written by libvirt only.
 *
 * @param choices the words that may be written
 */
public record WordFormat(List<String> choices) implements Format<String> {

	public WordFormat {
		choices = List.copyOf(choices);
	}

	@Override
	public Optional<String> read(String text) {
		return text.isEmpty() ? Optional.empty() : Optional.of(text);
	}

	@Override
	public String write(String value) {
		return value;
	}

	@Override
	public boolean allows(String value) {
		return this.choices.contains(value);
	}

	@Override
	public String problemKey() {
		return "hypervisor.property.word";
	}

	@Override
	public Object[] problemArguments() {
		return new Object[] { String.join(", ", this.choices) };
	}

}
