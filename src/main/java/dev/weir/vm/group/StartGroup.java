package dev.weir.vm.group;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * A start group as kept. Not thread-safe; lives within a transaction.
 */
@Entity
@Table(name = "start_group")
class StartGroup {

	@Id
	private UUID id;

	private String name;

	private boolean atHostReturn;

	private boolean goOn;

	@ElementCollection(fetch = FetchType.EAGER)
	@CollectionTable(name = "start_group_member", joinColumns = @JoinColumn(name = "group_id"))
	@OrderColumn(name = "position")
	private List<Member> members = new ArrayList<>();

	@ElementCollection(fetch = FetchType.EAGER)
	@CollectionTable(name = "start_group_first", joinColumns = @JoinColumn(name = "group_id"))
	@Column(name = "first_id")
	private Set<UUID> first = new LinkedHashSet<>();

	@Version
	private long version;

	/** For JPA. */
	@SuppressWarnings("NullAway.Init")
	protected StartGroup() {
	}

	StartGroup(GroupSpec spec) {
		this.id = UUID.randomUUID();
		apply(spec);
	}

	final void apply(GroupSpec spec) {
		this.name = spec.name();
		this.atHostReturn = spec.atHostReturn();
		this.goOn = spec.goOn();
		this.members.clear();
		this.members.addAll(spec.members());
		this.first.clear();
		this.first.addAll(spec.first());
	}

	GroupView view() {
		return new GroupView(this.id, this.name, this.atHostReturn, this.goOn, List.copyOf(this.members),
				Set.copyOf(this.first));
	}

}
