package dev.weir.vm.group;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.weir.home.CommittedWrites;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Start groups in the database. Thread-safe.
 */
@Component
class GroupShelf {

	private final StartGroups groups;

	private final CommittedWrites writes;

	private final TransactionTemplate transactions;

	GroupShelf(StartGroups groups, CommittedWrites writes, TransactionTemplate transactions) {
		this.groups = groups;
		this.writes = writes;
		this.transactions = transactions;
	}

	List<GroupView> all() {
		return this.groups.findAllByOrderByName().stream().map(StartGroup::view).toList();
	}

	/**
	 * @throws Problem of kind NOT_FOUND
	 */
	GroupView require(String id) {
		return stored(id).view();
	}

	GroupView create(GroupSpec spec) {
		return save(() -> new StartGroup(spec));
	}

	GroupView change(String id, GroupSpec spec) {
		return save(() -> {
			StartGroup group = stored(id);
			group.apply(spec);
			return group;
		});
	}

	void remove(String id) {
		this.groups.delete(stored(id));
	}

	/** Groups as they would be with that one. */
	GroupOrder orderWith(GroupView changed) {
		return new GroupOrder(
				Stream.concat(all().stream().filter((group) -> !group.id().equals(changed.id())), Stream.of(changed))
					.toList());
	}

	private GroupView save(Supplier<StartGroup> group) {
		try {
			return Objects.requireNonNull(this.transactions.execute((status) -> {
				GroupView saved = this.groups.saveAndFlush(group.get()).view();
				this.writes.flush();
				return saved;
			}));
		}
		catch (DataIntegrityViolationException ex) {
			throw InvalidInput.of("name", "vm.group.name-taken");
		}
		catch (OptimisticLockingFailureException ex) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.group.changed");
		}
	}

	private StartGroup stored(String id) {
		try {
			return this.groups.findById(UUID.fromString(id))
				.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "vm.group.unknown"));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.of(ErrorKind.NOT_FOUND, "vm.group.unknown");
		}
	}

}
