package dev.weir.vm.label;

import java.util.function.Consumer;

import dev.weir.fleet.VmId;
import dev.weir.home.CommittedWrites;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes labels in the database, one in each transaction. Thread-safe.
 */
@Component
class LabelStore {

	private final LabelRows rows;

	private final CommittedWrites writes;

	LabelStore(LabelRows rows, CommittedWrites writes) {
		this.rows = rows;
		this.writes = writes;
	}

	/** The row after the change; made when there was none. */
	@Transactional
	KnownLabel change(VmId vm, Consumer<LabelRow> change) {
		LabelRow row = this.rows.findById(vm.value()).orElseGet(() -> new LabelRow(vm));
		change.accept(row);
		KnownLabel known = this.rows.saveAndFlush(row).known();
		this.writes.flush();
		return known;
	}

}
