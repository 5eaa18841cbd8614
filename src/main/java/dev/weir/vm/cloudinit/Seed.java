package dev.weir.vm.cloudinit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.VmId;

/**
 * What one virtual machine's cloud-init finds in its drive (<a href=
 * "https://cloudinit.readthedocs.io/en/latest/reference/datasources/nocloud.html">NoCloud</a>).
 * Immutable.
 *
 * @param macs of its network interfaces in their order
 */
public record Seed(CloudInit config, VmId vm, List<String> macs) {

	/** By this label cloud-init finds it. */
	static final String LABEL = "cidata";

	public Seed {
		macs = List.copyOf(macs);
	}

	/**
	 * The volume of a virtual machine: by its UUID, so that it is known as its own for
	 * ever, whatever the machine is called.
	 */
	public static String volumeName(VmId vm) {
		return "cidata-" + vm + ".iso";
	}

	/**
	 * An ISO 9660 image.
	 * @param at when it was made
	 */
	public byte[] image(Instant at) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		files(false).forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
		return new Iso9660(LABEL, at).write(files);
	}

	/** The files as people may see them: without passwords' hashes. */
	public Map<String, String> preview() {
		return files(true);
	}

	private Map<String, String> files(boolean masked) {
		Map<String, String> files = new LinkedHashMap<>();
		files.put("user-data", CloudConfig.write(this.config, masked));
		files.put("meta-data", metaData());
		String network = NetworkConfig.write(this.config, this.macs);
		if (network != null) {
			files.put("network-config", network);
		}
		return files;
	}

	/** A new instance to cloud-init for each virtual machine: it runs once in each. */
	private String metaData() {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("instance-id", this.vm.toString());
		document.put("local-hostname", this.config.hostname());
		return Yaml.write(document);
	}

	/** Not what it holds. */
	@Override
	public String toString() {
		return "Seed[" + this.vm + "]";
	}

}
