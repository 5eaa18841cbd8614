package dev.weir.hypervisor.xml.property;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text of a certain form.
 *
 * @param pattern what may be written
 * @param example what it looks like, for the sentence about a wrong one
 */
public record TextFormat(Pattern pattern, String example) implements Format<String> {

	/** Longest text that is taken from a person, in characters. */
	static final int LONGEST = 8192;

	@Override
	public Optional<String> read(String text) {
		return Optional.of(text);
	}

	@Override
	public String write(String value) {
		return value;
	}

	@Override
	public boolean allows(String value) {
		return value.length() <= LONGEST && this.pattern.matcher(value).matches();
	}

	@Override
	public String problemKey() {
		return "hypervisor.property.text";
	}

	@Override
	public Object[] problemArguments() {
		return new Object[] { this.example };
	}

}
