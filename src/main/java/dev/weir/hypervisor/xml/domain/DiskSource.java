package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.weir.hypervisor.xml.XmlPath;

/**
 * What a disk reads and writes
 * (<a href="https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms">
 * format</a>). Immutable; texts come from the host.
 */
public sealed interface DiskSource {

	/** libvirt's word for the kind. */
	String type();

	/** The attributes of the source's element. */
	Map<String, String> attributes();

	/** The source; empty for a drive without a medium. */
	static Optional<DiskSource> of(Disk disk) {
		if (disk.find(XmlPath.of("source")).isEmpty()) {
			return Optional.empty();
		}
		String type = SourceElement.type(disk, "file");
		if (type.equals("file") && SourceElement.get(disk, "file").isEmpty()) {
			// what is left of a medium that was taken out of a running guest
			return Optional.empty();
		}
		return Optional.of(switch (type) {
			case "file" -> new File(SourceElement.get(disk, "file"));
			case "block" -> new Block(SourceElement.get(disk, "dev"));
			case "dir" -> new Folder(SourceElement.get(disk, "dir"));
			case "volume" -> new Volume(SourceElement.get(disk, "pool"), SourceElement.get(disk, "volume"));
			case "network" -> new Network(SourceElement.get(disk, "protocol"), SourceElement.get(disk, "name"));
			default -> new Other(type);
		});
	}

	/**
	 * Puts this in the place of the present source. Its hosts, credentials and backing
	 * chain go; its encryption and labels stay. The format is the caller's to set.
	 */
	default void writeTo(Disk disk) {
		new SourceElement(
				List.of("file", "dev", "dir", "protocol", "name", "pool", "volume", "mode", "type", "path", "managed",
						"namespace", "query", "tls", "index"),
				List.of("source/host", "source/auth", "source/snapshot", "source/config", "source/initiator",
						"source/address", "source/cookies", "source/slices", "auth", "backingStore"))
			.write(disk, type(), attributes());
	}

	/** An image file. */
	record File(String path) implements DiskSource {

		@Override
		public String type() {
			return "file";
		}

		@Override
		public Map<String, String> attributes() {
			return Map.of("file", this.path);
		}

	}

	/** A block device of the host. */
	record Block(String path) implements DiskSource {

		@Override
		public String type() {
			return "block";
		}

		@Override
		public Map<String, String> attributes() {
			return Map.of("dev", this.path);
		}

	}

	/** A folder, shown to the guest as a FAT disk. */
	record Folder(String path) implements DiskSource {

		@Override
		public String type() {
			return "dir";
		}

		@Override
		public Map<String, String> attributes() {
			return Map.of("dir", this.path);
		}

	}

	/** A volume of a storage pool. */
	record Volume(String pool, String volume) implements DiskSource {

		@Override
		public String type() {
			return "volume";
		}

		@Override
		public Map<String, String> attributes() {
			return Map.of("pool", this.pool, "volume", this.volume);
		}

	}

	/** What QEMU reaches by network: {@code rbd}, {@code nbd}, {@code iscsi}, ... */
	record Network(String protocol, String image) implements DiskSource {

		@Override
		public String type() {
			return "network";
		}

		@Override
		public Map<String, String> attributes() {
			return Map.of("protocol", this.protocol, "name", this.image);
		}

	}

	/** A kind that Weir keeps but does not make: {@code nvme}, {@code vhostuser}, ... */
	record Other(String type) implements DiskSource {

		@Override
		public Map<String, String> attributes() {
			return Map.of();
		}

		@Override
		public void writeTo(Disk disk) {
			throw new IllegalArgumentException("Kept, not made: " + this.type);
		}

	}

}
