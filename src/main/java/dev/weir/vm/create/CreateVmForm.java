package dev.weir.vm.create;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.weir.vm.create.VmDraft.DiskDraft;
import dev.weir.vm.create.VmDraft.NicDraft;
import dev.weir.vm.cloudinit.CloudInitDraft;
import org.jspecify.annotations.Nullable;

/**
 * The form of the page exactly as typed, so that it can be shown again. Immutable.
 *
 * @param size id of a size, or custom
 * @param vcpus used when the size is custom
 * @param cdrom {@code pool/volume}, empty for none; no pool's name has a slash
 * @param bootFirst disk or cdrom, empty to let Weir choose
 * @param cloud what cloud-init is told
 */
record CreateVmForm(@Nullable String hostId, @Nullable String name, @Nullable String size, @Nullable String vcpus,
		@Nullable String memoryMib, @Nullable String osId, @Nullable String firmware, @Nullable String domainType,
		@Nullable List<DiskRow> disks, @Nullable String cdrom, @Nullable List<NicRow> nics, @Nullable String bootFirst,
		@Nullable Boolean graphics, @Nullable Boolean start, @Nullable CloudForm cloud) {

	/** Longer numbers are not meant. */
	/** The size that takes the two fields beside it. */
	private static final String CUSTOM = "custom";

	private static final int MAX_DIGITS = 20;

	CreateVmForm {
		disks = present(disks);
		nics = present(nics);
		cloud = (cloud != null) ? cloud : CloudForm.EMPTY;
	}

	/** What cloud-init is told, never null. */
	public CloudForm cloudForm() {
		return (this.cloud != null) ? this.cloud : CloudForm.EMPTY;
	}

	/** The rows of disks, never null. */
	public List<DiskRow> diskRows() {
		return (this.disks != null) ? this.disks : List.of();
	}

	/** The rows of network interfaces, never null. */
	public List<NicRow> nicRows() {
		return (this.nics != null) ? this.nics : List.of();
	}

	/** The same as a REST body; what is no number becomes absent. */
	VmDraft draft() {
		return new VmDraft(this.hostId, this.name, integer(this.vcpus), whole(this.memoryMib), this.firmware, this.osId,
				diskRows().stream().<@Nullable DiskDraft>map(DiskRow::draft).toList(), volumeRef(this.cdrom),
				nicRows().stream().<@Nullable NicDraft>map(NicRow::draft).toList(),
				Boolean.TRUE.equals(this.graphics) ? "vnc" : "none", this.domainType, this.bootFirst, this.start,
				cloudForm().draft(nicRows()), null);
	}

	/** Whether a size brings the numbers. */
	boolean isPreset() {
		return this.size != null && !this.size.isBlank() && !CUSTOM.equals(this.size);
	}

	/** With the numbers of a size. */
	CreateVmForm sized(int processors, long memory) {
		return new CreateVmForm(this.hostId, this.name, this.size, Integer.toString(processors), Long.toString(memory),
				this.osId, this.firmware, this.domainType, this.disks, this.cdrom, this.nics, this.bootFirst,
				this.graphics, this.start, this.cloud);
	}

	CreateVmForm withDisks(List<DiskRow> rows) {
		return new CreateVmForm(this.hostId, this.name, this.size, this.vcpus, this.memoryMib, this.osId, this.firmware,
				this.domainType, rows, this.cdrom, this.nics, this.bootFirst, this.graphics, this.start, this.cloud);
	}

	CreateVmForm withNics(List<NicRow> rows) {
		return new CreateVmForm(this.hostId, this.name, this.size, this.vcpus, this.memoryMib, this.osId, this.firmware,
				this.domainType, this.disks, this.cdrom, rows, this.bootFirst, this.graphics, this.start, this.cloud);
	}

	CreateVmForm withOs(String id) {
		return new CreateVmForm(this.hostId, this.name, this.size, this.vcpus, this.memoryMib, id, this.firmware,
				this.domainType, this.disks, this.cdrom, this.nics, this.bootFirst, this.graphics, this.start,
				this.cloud);
	}

	CreateVmForm withCloud(CloudForm other) {
		return new CreateVmForm(this.hostId, this.name, this.size, this.vcpus, this.memoryMib, this.osId, this.firmware,
				this.domainType, this.disks, this.cdrom, this.nics, this.bootFirst, this.graphics, this.start, other);
	}

	CreateVmForm withoutCdrom() {
		return new CreateVmForm(this.hostId, this.name, this.size, this.vcpus, this.memoryMib, this.osId, this.firmware,
				this.domainType, this.disks, "", this.nics, this.bootFirst, this.graphics, this.start, this.cloud);
	}

	/** Indexes that somebody left out arrive as null. */
	static <T> List<T> present(@Nullable List<T> rows) {
		return (rows != null) ? rows.stream().filter(Objects::nonNull).toList() : List.of();
	}

	static <T> List<T> plus(List<T> rows, T more) {
		List<T> all = new ArrayList<>(rows);
		all.add(more);
		return all;
	}

	static <T> List<T> minus(List<T> rows, int index) {
		List<T> all = new ArrayList<>(rows);
		if (index >= 0 && index < all.size()) {
			all.remove(index);
		}
		return all;
	}

	private static @Nullable VolumeRef volumeRef(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		int slash = text.indexOf('/');
		return (slash < 0) ? new VolumeRef(text, null)
				: new VolumeRef(text.substring(0, slash), text.substring(slash + 1));
	}

	private static @Nullable Integer integer(@Nullable String text) {
		Long value = whole(text);
		return (value != null && value.intValue() == value) ? Integer.valueOf(value.intValue()) : null;
	}

	private static @Nullable Long whole(@Nullable String text) {
		try {
			return (text != null && text.length() <= MAX_DIGITS) ? Long.valueOf(text.strip()) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static @Nullable BigDecimal decimal(@Nullable String text) {
		try {
			return (text != null && text.length() <= MAX_DIGITS) ? new BigDecimal(text.strip().replace(',', '.'))
					: null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * A disk.
	 *
	 * @param source new, existing or image
	 * @param volume {@code pool/volume} of one that exists
	 * @param imageId {@code pool/volume} that a new one is made from
	 */
	record DiskRow(@Nullable String source, @Nullable String poolName, @Nullable String sizeGib,
			@Nullable String format, @Nullable String bus, @Nullable String cache, @Nullable String volume,
			@Nullable String imageId, @Nullable Boolean linked) {

		static DiskRow fresh(@Nullable String pool) {
			return new DiskRow("new", pool, "20", "qcow2", "", "", "", "", null);
		}

		/** Whether it is made from an image. */
		public boolean copies() {
			return "image".equals(this.source);
		}

		/** Whether it takes a volume that exists. */
		public boolean reuses() {
			return "existing".equals(this.source);
		}

		DiskRow inPool(@Nullable String pool) {
			return new DiskRow(this.source, pool, this.sizeGib, this.format, this.bus, this.cache, "", "", this.linked);
		}

		DiskDraft draft() {
			String chosenBus = (this.bus == null || this.bus.isEmpty()) ? null : this.bus;
			if (reuses()) {
				VolumeRef ref = volumeRef(this.volume);
				return new DiskDraft(null, null, null, chosenBus, this.cache,
						(ref != null) ? ref : new VolumeRef(null, null), null, null);
			}
			String pool = (this.poolName != null) ? this.poolName : "";
			if (copies()) {
				boolean asLarge = this.sizeGib == null || this.sizeGib.isBlank();
				BigDecimal size = asLarge ? null : decimal(this.sizeGib);
				return new DiskDraft(pool, (size != null || asLarge) ? size : BigDecimal.ZERO, this.format, chosenBus,
						this.cache, null, (this.imageId != null) ? this.imageId : "", this.linked);
			}
			return new DiskDraft(pool, decimal(this.sizeGib), this.format, chosenBus, this.cache, null, null, null);
		}

	}

	/**
	 * A network interface.
	 *
	 * @param source {@code network:<name>}, or {@code bridge} for the one named beside it
	 * @param addressing for cloud-init: dhcp or static
	 * @param addresses with prefix, apart by commas or spaces
	 */
	record NicRow(@Nullable String source, @Nullable String bridge, @Nullable String addressing,
			@Nullable String addresses, @Nullable String gateway4, @Nullable String gateway6, @Nullable String dns,
			@Nullable String searchDomains) {

		private static final String NETWORK = "network:";

		static NicRow of(@Nullable String network) {
			return new NicRow((network != null) ? NETWORK + network : "bridge", "", "dhcp", "", "", "", "", "");
		}

		/** The same on another network. */
		NicRow on(@Nullable String network) {
			return new NicRow((network != null) ? NETWORK + network : "bridge", this.bridge, this.addressing,
					this.addresses, this.gateway4, this.gateway6, this.dns, this.searchDomains);
		}

		/** How cloud-init sets it up. */
		CloudInitDraft.AddressDraft address() {
			boolean fixed = "static".equals(this.addressing);
			return fixed
					? new CloudInitDraft.AddressDraft(false, false, CloudForm.words(this.addresses), this.gateway4,
							this.gateway6, CloudForm.words(this.dns), CloudForm.words(this.searchDomains))
					: new CloudInitDraft.AddressDraft(true, null, null, null, null, null, null);
		}

		/** Whether it names a bridge of the host. */
		boolean isBridge() {
			return "bridge".equals(this.source);
		}

		NicDraft draft() {
			if (isBridge()) {
				return new NicDraft(null, (this.bridge != null) ? this.bridge.strip() : null);
			}
			return new NicDraft((this.source != null && this.source.startsWith(NETWORK))
					? this.source.substring(NETWORK.length()) : null, null);
		}

	}

}
