package dev.weir.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.weir.problem.Problem;

/**
 * What is in a pool. Immutable.
 *
 * @param volumes by name
 * @param readAt when the host was asked
 * @param trouble why the host could not be asked again, or null
 */
public record PoolContent(List<VolumeView> volumes, Instant readAt, @Nullable Problem trouble) {

	public PoolContent {
		volumes = List.copyOf(volumes);
	}

	public Optional<VolumeView> find(String volume) {
		return this.volumes.stream().filter((view) -> view.name().equals(volume)).findFirst();
	}

}
