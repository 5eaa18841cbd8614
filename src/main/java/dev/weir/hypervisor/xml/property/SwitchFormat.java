package dev.weir.hypervisor.xml.property;

import java.util.List;
import java.util.Optional;

/**
 * Something that is on or off.
 *
 * @param on libvirt's word for it, for instance {@code yes}
 * @param off libvirt's word for it, for instance {@code no}
 */
public record SwitchFormat(String on, String off) implements Format<Boolean> {

	@Override
	public Optional<Boolean> read(String text) {
		return text.equals(this.on) ? Optional.of(true) : text.equals(this.off) ? Optional.of(false) : Optional.empty();
	}

	@Override
	public String write(Boolean value) {
		return value ? this.on : this.off;
	}

	@Override
	public boolean allows(Boolean value) {
		return true;
	}

	@Override
	public String problemKey() {
		return "hypervisor.property.word";
	}

	@Override
	public Object[] problemArguments() {
		return new Object[] { this.on + ", " + this.off };
	}

	@Override
	public List<String> choices() {
		return List.of(this.on, this.off);
	}

}
