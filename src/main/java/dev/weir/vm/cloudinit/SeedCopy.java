package dev.weir.vm.cloudinit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.weir.fleet.VmId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Turns the cloud-init image of one virtual machine into that of a clone: another
 * instance, so that cloud-init runs anew, another host name, other MAC addresses.
 * Immutable.
 *
 * @param macs new address by old one, in lower case
 */
public record SeedCopy(VmId vm, String hostname, Map<String, String> macs) {

	public SeedCopy {
		macs = Map.copyOf(macs);
	}

	/**
	 * The image of the clone.
	 * @param image one that Weir wrote
	 * @param at when it was made
	 * @throws Problem of kind CONFLICT when it is none of Weir's
	 */
	public byte[] of(byte[] image, Instant at) {
		Map<String, byte[]> files = new LinkedHashMap<>(Iso9660.read(image));
		if (!files.containsKey("meta-data")) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.clone.problem.seed");
		}
		files.replaceAll((name, content) -> switch (name) {
			case "meta-data" -> metaData();
			case "network-config" -> withNewMacs(content);
			default -> content;
		});
		return new Iso9660(Seed.LABEL, at).write(files);
	}

	private byte[] metaData() {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("instance-id", this.vm.toString());
		document.put("local-hostname", this.hostname);
		return Yaml.write(document).getBytes(StandardCharsets.UTF_8);
	}

	private byte[] withNewMacs(byte[] content) {
		String text = new String(content, StandardCharsets.UTF_8);
		for (Map.Entry<String, String> mac : this.macs.entrySet()) {
			text = text.replaceAll("(?i)" + mac.getKey(), mac.getValue());
		}
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
