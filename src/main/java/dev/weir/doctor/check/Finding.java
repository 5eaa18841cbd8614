package dev.weir.doctor.check;

import java.util.List;

/**
 * What one check found. Immutable; subjects and arguments come from the host and are
 * hostile.
 *
 * @param id the check
 * @param messageKey key of the reason
 * @param subjects names of what it is about
 * @param commands what mends it, to be typed by a person
 * @param source where it is documented
 */
public record Finding(String id, Health health, String messageKey, List<Object> arguments, List<String> subjects,
		List<String> commands, String source) {

	static Finding of(Check check, Verdict verdict) {
		String key = verdict.reason().startsWith(".") ? "doctor" + verdict.reason()
				: "doctor.check." + check.id() + "." + verdict.reason();
		return new Finding(check.id(), verdict.health(), key, verdict.arguments(), verdict.subjects(),
				verdict.commands(), check.source());
	}

	/** Key of the check's name. */
	public String titleKey() {
		return "doctor.check." + this.id;
	}

}
