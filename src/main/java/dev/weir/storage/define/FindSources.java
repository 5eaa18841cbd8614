package dev.weir.storage.define;

import java.util.List;
import java.util.stream.Stream;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.HostDevices.Kind;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Asks a host what it finds to make pools of: devices of its own, volume groups, exports
 * and targets of a server. Needs the right to change storage, since the host connects to
 * whatever is named. Thread-safe.
 */
@Component
class FindSources {

	private final Access access;

	private final HostCommands commands;

	FindSources(Access access, HostCommands commands) {
		this.access = access;
		this.commands = commands;
	}

	/**
	 * @throws InvalidInput for a type of which nothing can be found, or a server that is
	 * none
	 */
	List<FoundSource> find(HostId host, Search search) {
		this.access.require(Permission.STORAGE_EDIT, Target.of(Target.Kind.HOST, host, ""));
		PoolType type = PoolType.of(search.type())
			.filter(FindSources::canFind)
			.orElseThrow(() -> InvalidInput.of("type", "storage.define.find.nothing"));
		search.check(type);
		return this.commands.call(host, HostCommands.SHORT, (connection) -> found(connection, type, search));
	}

	/** Whether there is anything to look for. */
	static boolean canFind(PoolType type) {
		return switch (type) {
			case FS, DISK, SCSI, LOGICAL, NETFS, ISCSI, ISCSI_DIRECT, GLUSTER -> true;
			case DIR, MPATH, RBD, ZFS -> false;
		};
	}

	private static List<FoundSource> found(HypervisorConnection connection, PoolType type, Search search) {
		return switch (type) {
			case FS, DISK ->
				devices(connection, Kind.STORAGE).flatMap((xml) -> SourceReader.disk(xml).stream()).toList();
			case SCSI -> devices(connection, Kind.SCSI_HOST).map(SourceReader::adapter).toList();
			default -> SourceReader.sources(type, connection.storageSources().find(type.id(), search.document()));
		};
	}

	private static Stream<String> devices(HypervisorConnection connection, Kind kind) {
		return connection.devices().nodeDevices(kind).stream();
	}

	/**
	 * Where to look.
	 *
	 * @param host of the server, for types that have one
	 */
	record Search(@Nullable String type, @Nullable String host, @Nullable String port, @Nullable String initiator) {

		void check(PoolType type) {
			check(PoolField.HOST, this.host, type.requires(PoolField.HOST));
			check(PoolField.PORT, this.port, false);
			check(PoolField.INITIATOR, this.initiator, type.requires(PoolField.INITIATOR));
		}

		private static void check(PoolField field, @Nullable String value, boolean required) {
			String text = (value != null) ? value.strip() : "";
			if (text.isEmpty() && required) {
				throw InvalidInput.of(field.id(), "storage.define.required");
			}
			if (!text.isEmpty() && !field.takes(text)) {
				throw InvalidInput.of(field.id(), "storage.define.wrong." + field.id());
			}
		}

		/** What libvirt is told, or null for the host itself. */
		@Nullable String document() {
			return (this.host == null || this.host.isBlank()) ? null
					: SourceReader.search(this.host.strip(), this.port, this.initiator);
		}

	}

}
