package dev.weir.vm.create;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.weir.problem.Problem;

/**
 * What was made so far and how to take it away again, last first. Used by one thread.
 */
public final class UndoSteps {

	private final Deque<Step> steps = new ArrayDeque<>();

	/**
	 * @param name what is left behind if the undo fails, in plain words
	 */
	public void add(String name, Runnable undo) {
		this.steps.push(new Step(name, undo));
	}

	/** Nothing of this is undone any more. */
	public void forget() {
		this.steps.clear();
	}

	/**
	 * Undoes everything; an undo that fails does not keep the others from running.
	 * @return the cause, naming what was left behind
	 */
	public RuntimeException undo(RuntimeException cause) {
		List<String> left = new ArrayList<>();
		while (!this.steps.isEmpty()) {
			Step step = this.steps.pop();
			try {
				step.undo().run();
			}
			catch (RuntimeException ex) {
				left.add(step.name());
				cause.addSuppressed(ex);
			}
		}
		if (!left.isEmpty() && cause instanceof Problem problem) {
			return new Problem(problem.kind(), "vm.create.problem.left-behind", List.of(String.join(", ", left)),
					problem.detail(), problem);
		}
		return cause;
	}

	private record Step(String name, Runnable undo) {
	}

}
