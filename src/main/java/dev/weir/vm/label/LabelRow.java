package dev.weir.vm.label;

import java.util.List;
import java.util.UUID;

import dev.weir.fleet.VmId;
import dev.weir.vm.VmLabel;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Persistable;

/**
 * The label of a virtual machine as kept. Not thread-safe; lives within a transaction.
 */
@Entity
@Table(name = "vm_label")
class LabelRow implements Persistable<UUID> {

	@Id
	private UUID vmId;

	private @Nullable String folder;

	@Convert(converter = StoredTags.class)
	private List<String> tags = List.of();

	private @Nullable String notes;

	@Version
	private long version;

	@Transient
	private boolean fresh;

	/** For JPA. */
	@SuppressWarnings("NullAway.Init")
	protected LabelRow() {
	}

	LabelRow(VmId vm) {
		this.vmId = vm.value();
		this.fresh = true;
	}

	/** Takes the change over; a part that is null stays. */
	void apply(LabelChange change) {
		this.tags = change.tagsFrom(this.tags);
		if (change.folder() != null) {
			this.folder = change.folder().isEmpty() ? null : change.folder();
		}
		if (change.notes() != null) {
			this.notes = change.notes().isEmpty() ? null : change.notes();
		}
	}

	@Override
	public UUID getId() {
		return this.vmId;
	}

	@Override
	public boolean isNew() {
		return this.fresh;
	}

	@PostLoad
	@PostPersist
	void stored() {
		this.fresh = false;
	}

	@Nullable String notes() {
		return this.notes;
	}

	VmLabel label() {
		return new VmLabel(this.tags, this.folder, this.notes != null);
	}

	KnownLabel known() {
		return new KnownLabel(this.vmId, this.folder, this.tags, this.notes != null, this.version);
	}

}
