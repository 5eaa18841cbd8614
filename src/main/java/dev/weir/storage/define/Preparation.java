package dev.weir.storage.define;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import dev.weir.hypervisor.StoragePools.BuildMode;
import org.jspecify.annotations.Nullable;

/** What is done to the place of a pool before its first start. */
enum Preparation {

	/** It is there already. */
	LEAVE,
	/** What is missing is made; nothing is overwritten. */
	BUILD,
	/** A file system, label or group is made, whatever is lost. */
	FORMAT;

	/** Its name in forms and in the REST contract. */
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	BuildMode mode(PoolType type) {
		return switch (this) {
			case FORMAT -> BuildMode.OVERWRITE;
			case BUILD -> (type == PoolType.FS || type == PoolType.DISK) ? BuildMode.KEEP : BuildMode.PLAIN;
			case LEAVE -> throw new IllegalStateException("Nothing is to be built");
		};
	}

	static Optional<Preparation> of(@Nullable String id) {
		return (id == null || id.isBlank()) ? Optional.of(LEAVE)
				: Arrays.stream(values()).filter((each) -> each.id().equals(id)).findFirst();
	}

}
