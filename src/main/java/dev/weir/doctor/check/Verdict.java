package dev.weir.doctor.check;

import java.util.List;

/**
 * What a check thinks. Immutable.
 *
 * @param reason tail of the message key of the reason:
 * {@code doctor.check.<id>.<reason>}; with a dot in front a whole key below
 * {@code doctor}
 * @param arguments arguments of the reason
 * @param subjects names of what it is about (hostile texts)
 * @param commands what mends it, to be typed by a person
 */
record Verdict(Health health, String reason, List<Object> arguments, List<String> subjects, List<String> commands) {

	Verdict {
		arguments = List.copyOf(arguments);
		subjects = List.copyOf(subjects);
		commands = List.copyOf(commands);
	}

	static Verdict ok(Object... arguments) {
		return of(Health.OK, "ok", arguments);
	}

	/** Nothing of the kind was found. */
	static Verdict none() {
		return of(Health.OK, ".ok.none");
	}

	static Verdict warn(String reason, Object... arguments) {
		return of(Health.WARN, reason, arguments);
	}

	static Verdict bad(String reason, Object... arguments) {
		return of(Health.BAD, reason, arguments);
	}

	/** The host does not tell. */
	static Verdict unknown() {
		return of(Health.UNKNOWN, ".unknown");
	}

	/** The machine is libvirt's pretended one. */
	static Verdict pretended() {
		return of(Health.UNKNOWN, ".unknown.pretended");
	}

	static Verdict of(Health health, String reason, Object... arguments) {
		return new Verdict(health, reason, List.of(arguments), List.of(), List.of());
	}

	Verdict about(List<String> names) {
		return new Verdict(this.health, this.reason, this.arguments, names, this.commands);
	}

	Verdict mendedBy(String... words) {
		return mendedBy(List.of(words));
	}

	Verdict mendedBy(List<String> words) {
		return new Verdict(this.health, this.reason, this.arguments, this.subjects, words);
	}

}
