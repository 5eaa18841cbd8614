package dev.weir.vm.template;

import java.time.Instant;
import java.util.UUID;

import dev.weir.fleet.VmId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The mark of a template. Not thread-safe; lives within a transaction.
 */
@Entity
@Table(name = "vm_template")
class Template {

	private static final int AUTHOR_LENGTH = 64;

	@Id
	private UUID vmId;

	private String notes;

	private String markedBy;

	private Instant markedAt;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected Template() {
	}

	Template(VmId vm, String notes, String by, Instant at) {
		this.vmId = vm.value();
		this.notes = notes;
		this.markedBy = by.substring(0, Math.min(AUTHOR_LENGTH, by.length()));
		this.markedAt = at;
	}

	VmId vm() {
		return new VmId(this.vmId);
	}

	String notes() {
		return this.notes;
	}

	String markedBy() {
		return this.markedBy;
	}

	Instant markedAt() {
		return this.markedAt;
	}

}
