package dev.weir.storage.define;

import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.storage.volume.VolumeName;
import org.jspecify.annotations.Nullable;

/**
 * A pool to be defined, as typed or sent; which fields count depends on the type.
 * Immutable. Never told as text: it may hold a secret.
 *
 * @param type as libvirt names it
 * @param host name or address of the server
 * @param monitors of a Ceph cluster, parted by commas, each with or without a port
 * @param sourcePath exported folder
 * @param device the one that the pool lies on
 * @param devices those of a volume group, parted by commas or lines
 * @param iqn the iSCSI target
 * @param initiator how the host names itself to the target
 * @param sourceName volume group, Gluster volume, Ceph pool or zpool
 * @param adapter of SCSI; the parent where WWNN and WWPN are given
 * @param username to sign in to the server with
 * @param secret its password or key; kept by the host's libvirt only
 * @param prepare leave, build or format; null for leave
 * @param start null for yes
 * @param autostart null for yes
 */
record PoolForm(@Nullable String name, @Nullable String type, @Nullable String targetPath, @Nullable String host,
		@Nullable String monitors, @Nullable String port, @Nullable String sourcePath, @Nullable String device,
		@Nullable String devices, @Nullable String iqn, @Nullable String initiator, @Nullable String sourceName,
		@Nullable String adapter, @Nullable String wwnn, @Nullable String wwpn, @Nullable String format,
		@Nullable String protocolVersion, @Nullable String username, @Nullable String secret, @Nullable String prepare,
		@Nullable Boolean start, @Nullable Boolean autostart) {

	/** Before anything is typed. */
	static PoolForm blank(PoolType type) {
		return new PoolForm("", type.id(), null, null, null, null, null, null, null, null, null, null, null, null, null,
				null, null, null, null, type.isBuildable() ? "build" : "leave", true, true);
	}

	/** The type that is chosen; a folder until one is. */
	public PoolType chosen() {
		return PoolType.of(this.type).orElse(PoolType.DIR);
	}

	/**
	 * The checked pool.
	 * @throws InvalidInput naming every wrong field
	 */
	PoolSpec spec() {
		List<FieldProblem> wrong = new ArrayList<>();
		Optional<PoolType> known = PoolType.of(this.type);
		if (known.isEmpty()) {
			throw InvalidInput.of("type", "storage.define.type.unknown");
		}
		String checkedName = name(wrong);
		PoolType chosen = chosen();
		Map<PoolField, String> values = values(chosen, wrong);
		Preparation preparation = preparation(chosen, wrong);
		checkSecret(chosen, wrong);
		checkAdapter(chosen, wrong);
		if (!wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
		return new PoolSpec(checkedName, chosen, values, text(this.secret), new PoolSpec.Wish(preparation,
				!Boolean.FALSE.equals(this.start), !Boolean.FALSE.equals(this.autostart)));
	}

	private String name(List<FieldProblem> wrong) {
		try {
			return VolumeName.of(this.name).value();
		}
		catch (InvalidInput ex) {
			wrong.addAll(ex.fields());
			return "";
		}
	}

	private Map<PoolField, String> values(PoolType chosen, List<FieldProblem> wrong) {
		Map<PoolField, String> values = new EnumMap<>(PoolField.class);
		for (PoolField field : chosen.fields()) {
			String text = text(value(field));
			if (text.isEmpty()) {
				if (chosen.requires(field)) {
					wrong.add(FieldProblem.of(field.id(), "storage.define.required"));
				}
			}
			else if (!field.takes(text)) {
				wrong.add(FieldProblem.of(field.id(), "storage.define.wrong." + field.id()));
			}
			else {
				values.put(field, text);
			}
		}
		return values;
	}

	private Preparation preparation(PoolType chosen, List<FieldProblem> wrong) {
		Optional<Preparation> wanted = Preparation.of(this.prepare);
		boolean can = wanted.isPresent() && switch (wanted.get()) {
			case LEAVE -> true;
			case BUILD -> chosen.isBuildable();
			case FORMAT -> chosen.isFormattable();
		};
		if (!can) {
			wrong.add(FieldProblem.of("prepare", "storage.define.prepare.wrong"));
		}
		return wanted.orElse(Preparation.LEAVE);
	}

	private void checkSecret(PoolType chosen, List<FieldProblem> wrong) {
		boolean signsIn = chosen.authentication() != null && !text(this.username).isEmpty();
		if (signsIn == text(this.secret).isEmpty()) {
			wrong.add(FieldProblem.of("secret", signsIn ? "storage.define.required" : "storage.define.secret.alone"));
		}
		else if (chosen == PoolType.RBD && signsIn && !isBase64(text(this.secret))) {
			wrong.add(FieldProblem.of("secret", "storage.define.secret.base64"));
		}
	}

	private static boolean isBase64(String text) {
		try {
			return Base64.getDecoder().decode(text).length > 0;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** A SCSI adapter by its name, or a virtual one of Fibre Channel by its numbers. */
	private void checkAdapter(PoolType chosen, List<FieldProblem> wrong) {
		if (chosen != PoolType.SCSI) {
			return;
		}
		if (text(this.wwnn).isEmpty() != text(this.wwpn).isEmpty()) {
			wrong.add(FieldProblem.of(text(this.wwnn).isEmpty() ? "wwnn" : "wwpn", "storage.define.required"));
		}
		else if (text(this.wwnn).isEmpty() && text(this.adapter).isEmpty()) {
			wrong.add(FieldProblem.of("adapter", "storage.define.required"));
		}
	}

	private @Nullable String value(PoolField field) {
		return switch (field) {
			case HOST -> this.host;
			case MONITORS -> this.monitors;
			case PORT -> this.port;
			case SOURCE_PATH -> this.sourcePath;
			case DEVICE -> this.device;
			case DEVICES -> this.devices;
			case IQN -> this.iqn;
			case INITIATOR -> this.initiator;
			case SOURCE_NAME -> this.sourceName;
			case ADAPTER -> this.adapter;
			case WWNN -> this.wwnn;
			case WWPN -> this.wwpn;
			case FORMAT -> this.format;
			case PROTOCOL -> this.protocolVersion;
			case USERNAME -> this.username;
			case TARGET -> this.targetPath;
		};
	}

	private static String text(@Nullable String typed) {
		return (typed != null) ? typed.strip() : "";
	}

	@Override
	public String toString() {
		return "PoolForm[" + this.name + ", " + this.type + "]";
	}

}
