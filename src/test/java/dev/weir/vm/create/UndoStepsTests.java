package dev.weir.vm.create;

import java.util.ArrayList;
import java.util.List;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UndoSteps}.
 */
class UndoStepsTests {

	private final UndoSteps steps = new UndoSteps();

	private final List<String> undone = new ArrayList<>();

	private final Problem cause = Problem.of(ErrorKind.NO_RESOURCES, "vm.create.problem.size");

	@Test
	void undoesTheLastFirst() {
		this.steps.add("a", () -> this.undone.add("a"));
		this.steps.add("b", () -> this.undone.add("b"));
		assertThat(this.steps.undo(this.cause)).isSameAs(this.cause);
		assertThat(this.undone).containsExactly("b", "a");
	}

	@Test
	void anUndoThatFailsIsNamedAndStopsNoOther() {
		this.steps.add("a", () -> this.undone.add("a"));
		this.steps.add("pool/b.qcow2", () -> {
			throw new IllegalStateException("gone");
		});
		RuntimeException told = this.steps.undo(this.cause);
		assertThat(this.undone).containsExactly("a");
		assertThat(told).isInstanceOfSatisfying(Problem.class, (problem) -> {
			assertThat(problem.kind()).isEqualTo(ErrorKind.NO_RESOURCES);
			assertThat(problem.messageKey()).isEqualTo("vm.create.problem.left-behind");
			assertThat(problem.arguments()).isEqualTo(List.of("pool/b.qcow2"));
		});
	}

	@Test
	void whatIsForgottenStays() {
		this.steps.add("a", () -> this.undone.add("a"));
		this.steps.forget();
		this.steps.undo(this.cause);
		assertThat(this.undone).isEmpty();
	}

}
