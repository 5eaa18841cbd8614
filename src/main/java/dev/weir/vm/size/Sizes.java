package dev.weir.vm.size;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sizes there are, and changes of them. Thread-safe.
 */
@Component
public class Sizes {

	private static final int MOST = 50;

	private static final int LONGEST_NAME = 60;

	private static final int MAX_VCPUS = 512;

	private static final long MIN_MEMORY = 16;

	/** MiB: 16 TiB. */
	private static final long MAX_MEMORY = 16L << 20;

	private final SizeRows rows;

	private final Access access;

	private final AuditTrail trail;

	Sizes(SizeRows rows, Access access, AuditTrail trail) {
		this.rows = rows;
		this.access = access;
		this.trail = trail;
	}

	/** The smallest first. */
	public List<VmSize> all() {
		return this.rows.findAllByOrderByMemoryMibAscVcpusAscNameAsc();
	}

	public Optional<VmSize> find(String id) {
		return this.rows.findById(id);
	}

	/** Whether the one who acts may change them. */
	boolean mayEdit() {
		return this.access.may(Permission.HOST_EDIT, Target.SYSTEM);
	}

	/**
	 * Adds one, or changes the one of that id.
	 * @throws InvalidInput naming every wrong field
	 * @throws Problem of kind NOT_FOUND, FORBIDDEN
	 */
	@Transactional
	public VmSize save(@Nullable String id, @Nullable String name, @Nullable Integer vcpus, @Nullable Long memoryMib) {
		this.access.require(Permission.HOST_EDIT, Target.SYSTEM);
		String called = (name != null) ? name.strip() : "";
		check(id, called, vcpus, memoryMib);
		int processors = (vcpus != null) ? vcpus : 1;
		long memory = (memoryMib != null) ? memoryMib : MIN_MEMORY;
		if (id == null) {
			VmSize added = this.rows.save(new VmSize(UUID.randomUUID().toString(), called, processors, memory));
			record("vm.size.add", called);
			return added;
		}
		VmSize size = require(id);
		size.change(called, processors, memory);
		record("vm.size.change", called);
		return size;
	}

	/**
	 * Takes one away; machines made with it stay as they are.
	 * @throws Problem of kind NOT_FOUND, FORBIDDEN
	 */
	@Transactional
	public void delete(String id) {
		this.access.require(Permission.HOST_EDIT, Target.SYSTEM);
		VmSize size = require(id);
		this.rows.delete(size);
		record("vm.size.delete", size.name());
	}

	private VmSize require(String id) {
		return this.rows.findById(id).orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "vm.size.problem.unknown", id));
	}

	private void check(@Nullable String id, String name, @Nullable Integer vcpus, @Nullable Long memoryMib) {
		List<FieldProblem> wrong = new java.util.ArrayList<>();
		if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
			wrong.add(FieldProblem.of("name", "vm.size.problem.name", LONGEST_NAME));
		}
		else if (this.rows.findByName(name).filter((other) -> !other.id().equals(id)).isPresent()) {
			wrong.add(FieldProblem.of("name", "vm.size.problem.taken", name));
		}
		if (vcpus == null || vcpus < 1 || vcpus > MAX_VCPUS) {
			wrong.add(FieldProblem.of("vcpus", "vm.clone.problem.range", 1, MAX_VCPUS));
		}
		if (memoryMib == null || memoryMib < MIN_MEMORY || memoryMib > MAX_MEMORY) {
			wrong.add(FieldProblem.of("memoryMib", "vm.clone.problem.range", MIN_MEMORY, MAX_MEMORY));
		}
		if (id == null && this.rows.count() >= MOST) {
			wrong.add(FieldProblem.of("name", "vm.size.problem.many", MOST));
		}
		if (!wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
	}

	private void record(String action, String name) {
		this.trail.record(this.access.actor(), action, Target.SYSTEM, AuditTrail.Outcome.DONE, name);
	}

}
