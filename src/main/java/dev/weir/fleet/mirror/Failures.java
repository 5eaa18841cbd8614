package dev.weir.fleet.mirror;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/** Turns whatever a call threw into a {@link Problem}. */
final class Failures {

	private Failures() {
	}

	/** The problem itself, or a fault of Weir's around anything else. */
	static Problem problem(Throwable thrown) {
		Throwable cause = thrown;
		while ((cause instanceof CompletionException || cause instanceof ExecutionException)
				&& cause.getCause() != null) {
			cause = cause.getCause();
		}
		return (cause instanceof Problem problem) ? problem : Problem.of(ErrorKind.INTERNAL, cause.toString(), cause);
	}

	/** Whether the host itself is in question, not only one object on it. */
	static boolean isHostGone(Problem problem) {
		return switch (problem.kind()) {
			case HOST_UNREACHABLE, HOST_REJECTED, TIMED_OUT -> true;
			default -> false;
		};
	}

}
