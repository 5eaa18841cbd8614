package dev.weir.vm.list;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import dev.weir.fleet.HostMarks;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.vm.VmLabel;
import org.springframework.stereotype.Component;

/**
 * Rows of the list as HTML, each kept until its VM, its label or its host's marks change:
 * of all that a page costs nine tenths were rows that nothing had happened to.
 * Thread-safe.
 */
@Component
class PaintedRows {

	/** About 1.2 KiB each: the screens of dozens of people. */
	static final int KEPT = 2_000;

	private final Map<Look, Painted> rows = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Look, Painted> eldest) {
			return size() > KEPT;
		}

	});

	/**
	 * The row as it looks in that language with those cells.
	 * @param paint makes its HTML
	 */
	String of(VmRow row, VmCells cells, Locale language, Supplier<String> paint) {
		if (row.stale()) {
			return paint.get(); // tells an age, which is another one the next time
		}
		Look look = new Look(row.vm().id(), cells, language);
		Painted last = this.rows.get(look);
		if (last == null || last.vm() != row.vm() || last.label() != row.label() || !last.marks().equals(row.marks())) {
			last = new Painted(row.vm(), row.label(), row.marks(), paint.get());
			this.rows.put(look, last);
		}
		return last.html();
	}

	private record Look(VmId vm, VmCells cells, Locale language) {
	}

	/**
	 * @param vm the very record that was painted: another one may differ
	 * @param label the same
	 */
	private record Painted(VmMirror vm, VmLabel label, HostMarks marks, String html) {
	}

}
