package dev.weir.vm.list;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.query.NaturalOrder;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The saved filters of the one who acts; another's are as good as none. Reading serves
 * every page of the list, so what was read is kept for two seconds. They are no more than
 * bookmarks: the trail does not tell of them. Thread-safe.
 */
@Component
class OwnFilters {

	/** More than anybody can look through. */
	static final int MOST = 50;

	private static final Duration FRESH = Duration.ofSeconds(2);

	private final SavedFilters filters;

	private final Access access;

	private final VmFields fields;

	private final Clock clock;

	private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

	OwnFilters(SavedFilters filters, Access access, VmFields fields, Clock clock) {
		this.filters = filters;
		this.access = access;
		this.fields = fields;
		this.clock = clock;
	}

	/** In the order of their names. */
	List<SavedFilter.View> list() {
		if (!this.access.may(Permission.VM_VIEW, Target.SYSTEM)) {
			return List.of();
		}
		Instant now = this.clock.instant();
		return this.shelves.compute(owner(), (account, old) -> {
			boolean fresh = old != null && !old.read().isAfter(now) && old.read().plus(FRESH).isAfter(now);
			return (fresh && old != null) ? old : new Shelf(read(account), now);
		}).filters();
	}

	/**
	 * Keeps a filter.
	 * @throws InvalidInput for a wrong name or filter, or a name that is taken
	 * @throws Problem of kind CONFLICT when there are too many
	 */
	SavedFilter.View keep(@Nullable String name, @Nullable String query) {
		String account = require();
		FilterName wanted = FilterName.of(name, query, this.fields.all());
		List<SavedFilter.View> present = read(account);
		if (present.size() >= MOST) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.filter.too-many", MOST);
		}
		refuseTwin(present, wanted, null);
		return save(new SavedFilter(account, wanted, this.clock.instant()));
	}

	/**
	 * Gives a filter another name, other words, or both; null leaves it as it is.
	 * @throws InvalidInput as {@link #keep}
	 * @throws Problem of kind NOT_FOUND for anything but a filter of one's own
	 */
	SavedFilter.View change(String id, @Nullable String name, @Nullable String query) {
		String account = require();
		SavedFilter filter = own(id, account);
		SavedFilter.View before = filter.view();
		FilterName wanted = FilterName.of((name != null) ? name : before.name(),
				(query != null) ? query : before.query(), this.fields.all());
		refuseTwin(read(account), wanted, before.id());
		filter.change(wanted);
		return save(filter);
	}

	/**
	 * Forgets a filter.
	 * @throws Problem of kind NOT_FOUND for anything but a filter of one's own
	 */
	void remove(String id) {
		String account = require();
		this.filters.delete(own(id, account));
		this.shelves.remove(account);
	}

	private String require() {
		this.access.require(Permission.VM_VIEW, Target.SYSTEM);
		return owner();
	}

	private String owner() {
		return this.access.actor().account();
	}

	private List<SavedFilter.View> read(String account) {
		return this.filters.findByAccount(account)
			.stream()
			.map(SavedFilter::view)
			.sorted(Comparator.comparing(SavedFilter.View::name, NaturalOrder.INSTANCE))
			.toList();
	}

	private SavedFilter.View save(SavedFilter filter) {
		try {
			return this.filters.saveAndFlush(filter).view();
		}
		catch (DataIntegrityViolationException ex) {
			throw InvalidInput.of("name", "vm.filter.name-taken");
		}
		catch (OptimisticLockingFailureException ex) {
			throw Problem.of(ErrorKind.NOT_FOUND, "vm.filter.unknown");
		}
		finally {
			this.shelves.remove(owner());
		}
	}

	private SavedFilter own(String id, String account) {
		try {
			return this.filters.findById(UUID.fromString(id))
				.filter((filter) -> filter.isOf(account))
				.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "vm.filter.unknown"));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.of(ErrorKind.NOT_FOUND, "vm.filter.unknown");
		}
	}

	private static void refuseTwin(List<SavedFilter.View> present, FilterName wanted, @Nullable UUID itself) {
		boolean taken = present.stream()
			.anyMatch((other) -> other.name().equalsIgnoreCase(wanted.name()) && !other.id().equals(itself));
		if (taken) {
			throw InvalidInput.of("name", "vm.filter.name-taken");
		}
	}

	/**
	 * @param read when it was read
	 */
	private record Shelf(List<SavedFilter.View> filters, Instant read) {
	}

}
