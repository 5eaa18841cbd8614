package dev.weir.vm.list;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMarks;
import dev.weir.fleet.VmMirror;
import dev.weir.vm.VmLabel;
import dev.weir.vm.bed.VmFixtures;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A row is painted anew exactly when it could look different. */
class PaintedRowsTests {

	private static final VmCells ALL = VmCells.of(EnumSet.allOf(VmColumn.class));

	private static final VmCells NONE = VmCells.of(EnumSet.noneOf(VmColumn.class));

	private final PaintedRows rows = new PaintedRows();

	private final UUID id = UUID.randomUUID();

	private final VmMirror vm = VmFixtures.vm("one").id(this.id).on(new HostId(new UUID(0, 1)), "kvm1");

	private VmLabel label = VmLabel.NONE;

	private HostMarks marks = HostMarks.NONE;

	private int painted;

	@Test
	void keepsARowWhileNothingChanges() {
		assertThat(show(this.vm, false, ALL, Locale.ENGLISH)).isEqualTo("row 1");
		assertThat(show(this.vm, false, ALL, Locale.ENGLISH)).isEqualTo("row 1");
	}

	@Test
	void paintsAChangedVmAnew() {
		show(this.vm, false, ALL, Locale.ENGLISH);
		VmMirror changed = VmFixtures.vm("one").id(this.id).running().on(this.vm.hostId(), "kvm1");
		assertThat(show(changed, false, ALL, Locale.ENGLISH)).isEqualTo("row 2");
		assertThat(show(changed, false, ALL, Locale.ENGLISH)).isEqualTo("row 2");
		assertThat(show(this.vm, false, ALL, Locale.ENGLISH)).as("another reader's older answer").isEqualTo("row 3");
	}

	@Test
	void paintsAnewWhatIsLabelledAnew() {
		show(this.vm, false, ALL, Locale.ENGLISH);
		this.label = new VmLabel(List.of("db"), null, false);
		assertThat(show(this.vm, false, ALL, Locale.ENGLISH)).isEqualTo("row 2");
		assertThat(show(this.vm, false, ALL, Locale.ENGLISH)).isEqualTo("row 2");
	}

	@Test
	void paintsAnewWhenItsHostGoesIntoMaintenance() {
		show(this.vm, false, ALL, Locale.ENGLISH);
		this.marks = new HostMarks("new memory", List.of());
		assertThat(show(this.vm, false, ALL, Locale.ENGLISH)).isEqualTo("row 2");
		this.marks = new HostMarks("new memory", List.of());
		assertThat(show(this.vm, false, ALL, Locale.ENGLISH)).as("read again, the same").isEqualTo("row 2");
	}

	@Test
	void languagesAndColumnsAreRowsOfTheirOwn() {
		assertThat(show(this.vm, false, ALL, Locale.ENGLISH)).isEqualTo("row 1");
		assertThat(show(this.vm, false, ALL, Locale.SIMPLIFIED_CHINESE)).isEqualTo("row 2");
		assertThat(show(this.vm, false, NONE, Locale.ENGLISH)).isEqualTo("row 3");
		assertThat(show(this.vm, false, ALL, Locale.ENGLISH)).isEqualTo("row 1");
	}

	@Test
	void aRowThatTellsAnAgeIsPaintedEachTime() {
		assertThat(show(this.vm, true, ALL, Locale.ENGLISH)).isEqualTo("row 1");
		assertThat(show(this.vm, true, ALL, Locale.ENGLISH)).isEqualTo("row 2");
		assertThat(show(this.vm, false, ALL, Locale.ENGLISH)).as("its host is back").isEqualTo("row 3");
	}

	@Test
	void forgetsTheLongestUnseen() {
		show(this.vm, false, ALL, Locale.ENGLISH);
		for (int i = 0; i < PaintedRows.KEPT; i++) {
			show(VmFixtures.vm("other").on(this.vm.hostId(), "kvm1"), false, ALL, Locale.ENGLISH);
		}
		assertThat(show(this.vm, false, ALL, Locale.ENGLISH)).isEqualTo("row " + (PaintedRows.KEPT + 2));
	}

	private String show(VmMirror shown, boolean stale, VmCells cells, Locale language) {
		return this.rows.of(new VmRow(shown, this.label, stale, this.marks, null), cells, language,
				() -> "row " + ++this.painted);
	}

}
