package dev.weir.storage.pool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import dev.weir.fleet.HostCommands;
import dev.weir.host.HostReadings;
import dev.weir.host.HostReadings.Reading;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.xml.StoragePoolXml;
import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.storage.PoolRef;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The definitions of pools, kept for a short while. Checks no permission. Thread-safe;
 * waits a few seconds for a host at most.
 */
@Component
class PoolDefinitions {

	static final XmlPath TARGET = XmlPath.of("target/path");

	static final XmlPath MODE = XmlPath.of("target/permissions/mode");

	static final XmlPath OWNER = XmlPath.of("target/permissions/owner");

	static final XmlPath GROUP = XmlPath.of("target/permissions/group");

	private static final List<XmlPath> FIGURES = List.of(XmlPath.of("capacity"), XmlPath.of("allocation"),
			XmlPath.of("available"));

	private static final Duration FRESH_FOR = Duration.ofSeconds(10);

	private final HostReadings<Definition> readings;

	PoolDefinitions(HostCommands commands, Clock clock) {
		this.readings = new HostReadings<>(commands, clock, FRESH_FOR,
				(connection, pool) -> read(connection.storagePools(), pool));
	}

	/** What was read last, without waiting. */
	Optional<Reading<Definition>> last(PoolRef pool) {
		return this.readings.last(pool.hostId(), pool.name());
	}

	Reading<Definition> get(PoolRef pool) {
		return this.readings.get(pool.hostId(), pool.name(), pool.pool());
	}

	/** Asks the host in any case. */
	Definition now(PoolRef pool) {
		this.readings.forget(pool.hostId(), pool.name());
		return get(pool).value();
	}

	private static Definition read(StoragePools pools, String pool) {
		XmlDocument document = XmlDocument.parse(pools.inactiveXml(pool), "pool");
		XmlElement root = document.root();
		// figures that libvirt only tells: they change by themselves
		FIGURES.forEach((figure) -> root.set(figure, (String) null));
		String next = document.text();
		return new Definition(next, StoragePoolXml.read(next),
				new Permissions(root.get(MODE), root.get(OWNER), root.get(GROUP)));
	}

	/**
	 * A pool's definition. Immutable.
	 *
	 * @param xml as the next start will take it
	 */
	record Definition(String xml, StoragePoolXml facts, Permissions permissions) {

		/** A tag of this very definition, for edits that must not overwrite others. */
		public String tag() {
			try {
				byte[] digest = MessageDigest.getInstance("SHA-256").digest(this.xml.getBytes(StandardCharsets.UTF_8));
				return HexFormat.of().formatHex(digest, 0, 16);
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * Whose the target is, or null where nobody said.
	 */
	record Permissions(@Nullable String mode, @Nullable String owner, @Nullable String group) {
	}

}
