package dev.weir.fleet.mirror;

import java.util.List;

import dev.weir.fleet.mirror.Soak.Amounts;
import dev.weir.testbed.Length;
import dev.weir.testbed.ProcessFigures;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The short form of the {@link Soak}: nothing grows with what is done. */
class SoakTests {

	@Test
	void nothingGrows() throws Exception {
		Amounts amounts = Length.isLong() ? Amounts.LONG : Amounts.SHORT;
		List<ProcessFigures> figures = new Soak((line) -> {
		}).run(amounts, null);
		ProcessFigures before = figures.get(0);
		ProcessFigures after = figures.get(figures.size() - 1);
		assertThat(after.files()).as("open files").isLessThanOrEqualTo(before.files() + 10);
		assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 10);
		assertThat(after.heapKib()).as("live objects").isLessThan(before.heapKib() + 24 * 1024);
	}

}
