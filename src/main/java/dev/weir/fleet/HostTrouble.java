package dev.weir.fleet;

import java.util.List;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Why a host is not up.
 *
 * @param messageKey key of the translated sentence
 * @param arguments arguments of that sentence
 * @param detail libvirt's own words (hostile text), or null
 */
public record HostTrouble(ErrorKind kind, String messageKey, List<Object> arguments, @Nullable String detail) {

	/** Told by the kind's sentence. */
	public HostTrouble(ErrorKind kind, @Nullable String detail) {
		this(kind, kind.messageKey(), List.of(), detail);
	}

	/** What made it so. */
	public static HostTrouble of(Problem problem) {
		return new HostTrouble(problem.kind(), problem.messageKey(), problem.arguments(), problem.detail());
	}

	/** Whether its sentence says more than its kind's. */
	public boolean isPrecise() {
		return !this.messageKey.equals(this.kind.messageKey());
	}

}
