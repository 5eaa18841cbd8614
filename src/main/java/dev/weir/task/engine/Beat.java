package dev.weir.task.engine;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The sign of life of one Weir: a number that grows, so that nobody has to compare
 * clocks. Not thread-safe.
 */
@Entity
@Table(name = "task_instance")
class Beat {

	@Id
	private UUID id;

	@Column(name = "beats")
	private long count;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected Beat() {
	}

	Beat(UUID id) {
		this.id = id;
	}

	UUID id() {
		return this.id;
	}

	long count() {
		return this.count;
	}

}
