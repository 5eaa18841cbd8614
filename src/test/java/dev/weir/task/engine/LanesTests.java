package dev.weir.task.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LanesTests {

	/** Work that was handed to the pool and has not returned. */
	private final Queue<Runnable> handed = new ArrayDeque<>();

	private final Lanes lanes = new Lanes(this.handed::add, 3);

	private final List<String> done = new ArrayList<>();

	@Test
	void onlyAFewOfALaneRunAtATime() {
		for (int i = 0; i < 10; i++) {
			submit("host1", "work" + i);
		}
		assertThat(this.handed).hasSize(3);
		this.handed.remove().run();
		assertThat(this.handed).hasSize(3);
	}

	@Test
	void aHungLaneDelaysNoOther() {
		for (int i = 0; i < 10; i++) {
			submit("hung", "never" + i);
		}
		submit("well", "soon");
		this.handed.stream().skip(3).forEach(Runnable::run);
		assertThat(this.done).containsExactly("soon");
	}

	@Test
	void aLaneKeepsItsOrderAndIsForgottenWhenEmpty() {
		for (int i = 0; i < 6; i++) {
			submit("host1", "work" + i);
		}
		while (!this.handed.isEmpty()) {
			this.handed.remove().run();
		}
		assertThat(this.done).containsExactly("work0", "work1", "work2", "work3", "work4", "work5");
		assertThat(this.lanes.busy()).isZero();
	}

	@Test
	void workThatThrowsGivesItsPlaceBack() {
		this.lanes.submit("host1", () -> {
			throw new IllegalStateException("broken");
		});
		try {
			this.handed.remove().run();
		}
		catch (IllegalStateException ex) {
			assertThat(ex).hasMessage("broken");
		}
		assertThat(this.lanes.busy()).isZero();
	}

	private void submit(String lane, String name) {
		this.lanes.submit(lane, () -> this.done.add(name));
	}

}
