package dev.weir.doctor.check;

import dev.weir.task.VirshCommand;

/**
 * Commands with names in them, quoted for a shell. Stateless.
 */
final class Commands {

	private Commands() {
	}

	/** A virsh command. */
	static String virsh(String... words) {
		return VirshCommand.of(words).toString();
	}

	/** A word as a shell takes it. */
	static String word(String word) {
		return virsh(word).substring("virsh ".length());
	}

}
