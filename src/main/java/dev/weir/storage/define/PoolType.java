package dev.weir.storage.define;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The types of pools, with the fields of each
 * (<a href="https://libvirt.org/storage.html">types</a>).
 */
enum PoolType {

	DIR("dir", List.of(PoolField.TARGET), List.of(), null),
	FS("fs", List.of(PoolField.DEVICE, PoolField.TARGET), List.of(PoolField.FORMAT), null),
	NETFS("netfs", List.of(PoolField.HOST, PoolField.SOURCE_PATH, PoolField.TARGET),
			List.of(PoolField.FORMAT, PoolField.PROTOCOL), null),
	LOGICAL("logical", List.of(PoolField.SOURCE_NAME), List.of(PoolField.DEVICES), null),
	DISK("disk", List.of(PoolField.DEVICE), List.of(PoolField.FORMAT), "/dev"),
	ISCSI("iscsi", List.of(PoolField.HOST, PoolField.IQN),
			List.of(PoolField.PORT, PoolField.INITIATOR, PoolField.USERNAME), "/dev/disk/by-path"),
	ISCSI_DIRECT("iscsi-direct", List.of(PoolField.HOST, PoolField.IQN, PoolField.INITIATOR),
			List.of(PoolField.PORT, PoolField.USERNAME), null),
	SCSI("scsi", List.of(), List.of(PoolField.ADAPTER, PoolField.WWNN, PoolField.WWPN), "/dev/disk/by-path"),
	MPATH("mpath", List.of(), List.of(), "/dev/mapper"),
	GLUSTER("gluster", List.of(PoolField.HOST, PoolField.SOURCE_NAME), List.of(PoolField.SOURCE_PATH), null),
	RBD("rbd", List.of(PoolField.SOURCE_NAME, PoolField.MONITORS), List.of(PoolField.USERNAME), null),
	ZFS("zfs", List.of(PoolField.SOURCE_NAME), List.of(PoolField.DEVICES), null);

	/** Types for which libvirt can make a file system, label or group upon devices. */
	private static final Set<PoolType> FORMATTABLE = EnumSet.of(FS, LOGICAL, DISK, ZFS);

	/** Types that have no build of any kind. */
	private static final Set<PoolType> AS_IT_IS = EnumSet.of(ISCSI, ISCSI_DIRECT, SCSI, MPATH, GLUSTER, RBD);

	private static final Map<PoolType, String> SECRETS = Map.of(ISCSI, "chap", ISCSI_DIRECT, "chap", RBD, "ceph");

	private final String id;

	private final List<PoolField> required;

	private final List<PoolField> optional;

	private final @Nullable String target;

	PoolType(String id, List<PoolField> required, List<PoolField> optional, @Nullable String target) {
		this.id = id;
		this.required = required;
		this.optional = optional;
		this.target = target;
	}

	/** Its name in libvirt, forms and the REST contract. */
	public String id() {
		return this.id;
	}

	public boolean requires(PoolField field) {
		return this.required.contains(field);
	}

	/** Whether the field, by its id, belongs to the type: for the form. */
	public boolean has(String field) {
		return fields().stream().anyMatch((each) -> each.id().equals(field));
	}

	/** Whether the field, by its id, must be filled in: for the form. */
	public boolean needs(String field) {
		return this.required.stream().anyMatch((each) -> each.id().equals(field));
	}

	List<PoolField> fields() {
		return java.util.stream.Stream.concat(this.required.stream(), this.optional.stream()).toList();
	}

	/** The target that it always has, or null. */
	@Nullable String target() {
		return this.target;
	}

	/** What libvirt calls its way to sign in, or null where it has none. */
	@Nullable String authentication() {
		return SECRETS.get(this);
	}

	/** Whether there is anything that a build would make. */
	public boolean isBuildable() {
		return !AS_IT_IS.contains(this);
	}

	/** Whether a build can overwrite devices. */
	public boolean isFormattable() {
		return FORMATTABLE.contains(this);
	}

	static Optional<PoolType> of(@Nullable String id) {
		return Arrays.stream(values()).filter((type) -> type.id.equals(id)).findFirst();
	}

}
