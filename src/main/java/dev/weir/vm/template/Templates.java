package dev.weir.vm.template;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.vm.Vms;
import org.springframework.stereotype.Component;

/**
 * Which virtual machines are templates. Asks the database each time, so that several
 * Weirs agree. Thread-safe.
 */
@Component
public class Templates {

	private final TemplateRows rows;

	private final Fleet fleet;

	private final Access access;

	Templates(TemplateRows rows, Fleet fleet, Access access) {
		this.rows = rows;
		this.fleet = fleet;
		this.access = access;
	}

	public boolean isTemplate(VmId vm) {
		return this.rows.existsById(vm.value());
	}

	/**
	 * Refuses what would write to the disks of a template.
	 * @throws Problem of kind CONFLICT when it is one
	 */
	public void refuse(VmMirror vm) {
		if (isTemplate(vm.id())) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.template.problem.start", vm.name());
		}
	}

	/** Those that are there and that the one who acts may see, by name. */
	public List<TemplateView> all() {
		Stream<TemplateView> views = this.rows.findAll().stream().flatMap((row) -> view(row).stream());
		return views.sorted(Comparator.comparing((view) -> view.vm().name())).toList();
	}

	private Optional<TemplateView> view(Template row) {
		return this.fleet.vm(row.vm())
			.filter((vm) -> this.access.may(Permission.VM_VIEW, Vms.target(vm)))
			.map((vm) -> new TemplateView(vm, row.notes(), row.markedBy(), row.markedAt()));
	}

}
