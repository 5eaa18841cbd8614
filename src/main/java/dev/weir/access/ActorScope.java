package dev.weir.access;

import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries the one who acts to a thread that serves no request: a task runs under the name
 * of who asked for it, a schedule under {@link Actor#SYSTEM}. Thread-safe.
 */
@Component
public class ActorScope {

	private final ThreadLocal<@Nullable Actor> acting = new ThreadLocal<>();

	/**
	 * Does the work under that name, whoever acts in this thread otherwise.
	 * @return what the work returns
	 * @throws Exception what the work throws
	 */
	public <T extends @Nullable Object> T call(Actor actor, Callable<T> work) throws Exception {
		Actor before = this.acting.get();
		this.acting.set(actor);
		try {
			return work.call();
		}
		finally {
			restore(before);
		}
	}

	/** Who acts in this thread by {@link #call}, if anybody does. */
	public Optional<Actor> current() {
		return Optional.ofNullable(this.acting.get());
	}

	private void restore(@Nullable Actor before) {
		if (before == null) {
			this.acting.remove();
		}
		else {
			this.acting.set(before);
		}
	}

}
