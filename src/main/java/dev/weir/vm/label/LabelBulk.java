package dev.weir.vm.label;

import java.util.List;
import java.util.Objects;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskView;
import dev.weir.vm.BulkAction;
import dev.weir.vm.BulkEffect;
import dev.weir.vm.BulkVerb;
import dev.weir.vm.BulkWish;
import dev.weir.vm.VmLabel;
import dev.weir.vm.VmLabels;
import dev.weir.vm.Vms;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tags and folder of many virtual machines. Thread-safe.
 */
@Component
@Order(3)
class LabelBulk implements BulkVerb {

	private static final String TAGS = "tags";

	private final Vms vms;

	private final Access access;

	private final VmLabels labels;

	private final LabelVm label;

	LabelBulk(Vms vms, Access access, VmLabels labels, LabelVm label) {
		this.vms = vms;
		this.access = access;
		this.labels = labels;
		this.label = label;
	}

	@Override
	public List<BulkAction> actions() {
		return List.of(new BulkAction(TAGS, "vm.bulk.tags", false, BulkAction.Asks.TAGS),
				new BulkAction("folder", "vm.bulk.folder", false, BulkAction.Asks.FOLDER));
	}

	@Override
	public void check(BulkWish wish) {
		if (change(wish).isNothing()) {
			throw InvalidInput.of("add", "vm.bulk.no-tags");
		}
	}

	@Override
	public List<BulkEffect> plan(VmId id, BulkWish wish) {
		VmMirror vm = this.vms.view(id);
		if (!this.access.may(Permission.VM_LABEL, Vms.target(vm))) {
			throw Problem.of(ErrorKind.FORBIDDEN, ErrorKind.FORBIDDEN.messageKey());
		}
		VmLabel present = this.labels.of(id);
		return List.of(wish.action().equals(TAGS) ? tags(present, change(wish)) : folder(present, change(wish)));
	}

	@Override
	public @Nullable TaskView perform(VmId id, BulkWish wish) {
		this.label.change(id, change(wish));
		return null;
	}

	private static BulkEffect tags(VmLabel present, LabelChange change) {
		List<String> after = change.tagsFrom(present.tags());
		if (after.equals(present.tags())) {
			return BulkEffect.of("vm.bulk.unchanged");
		}
		return after.isEmpty() ? BulkEffect.of("vm.bulk.no-tags-left")
				: BulkEffect.of("vm.bulk.tags-become", String.join(", ", after));
	}

	private static BulkEffect folder(VmLabel present, LabelChange change) {
		String to = Objects.requireNonNullElse(change.folder(), "");
		String from = Objects.requireNonNullElse(present.folder(), "");
		if (to.equals(from)) {
			return BulkEffect.of("vm.bulk.unchanged");
		}
		return to.isEmpty() ? BulkEffect.of("vm.bulk.leaves", from)
				: from.isEmpty() ? BulkEffect.of("vm.bulk.goes", to) : BulkEffect.of("vm.bulk.moves", from, to);
	}

	private static LabelChange change(BulkWish wish) {
		return wish.action().equals(TAGS) ? LabelChange.tagging(wish.add(), wish.remove())
				: LabelChange.moving(wish.folder());
	}

}
