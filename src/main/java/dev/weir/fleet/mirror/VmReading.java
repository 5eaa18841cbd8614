package dev.weir.fleet.mirror;

import java.util.UUID;

import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.xml.DomainSummary;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one domain. Immutable.
 */
sealed interface VmReading {

	UUID uuid();

	/** It was read. */
	record Read(UUID uuid, DomainStatus status, DomainSummary definition, PackedXml xml) implements VmReading {
	}

	/** It is there but cannot be read. */
	record Unreadable(UUID uuid, @Nullable String name, String reason) implements VmReading {
	}

	/** It is no longer there. */
	record Gone(UUID uuid) implements VmReading {
	}

}
