package dev.weir.vm.hardware;

import java.util.List;

import dev.weir.task.VirshCommand;

/**
 * A volume that is made for a new disk. Immutable.
 *
 * @param format qcow2 or raw, where the pool has formats at all
 */
record NewVolume(String pool, String name, long bytes, String format) {

	/** Where a shell keeps the path of the volume. */
	private static final String PLACE = "$DISK";

	/** What a document would take for something else. */
	private static final String ESCAPED = " | sed \"s/&/\\&amp;/g; s/'/\\&apos;/g; s/</\\&lt;/g\")";

	/** What the disk shows once it is made; told before as a shell would find it. */
	Medium expected() {
		return new Medium(this.pool, this.name, PLACE, "file", this.format);
	}

	/** Makes it in a shell, and keeps its path there as a text for a document. */
	List<String> commands() {
		String path = "DISK=$(" + VirshCommand.of("vol-path", "--pool", this.pool, this.name);
		return List.of(VirshCommand.of("vol-create-as", this.pool, this.name, this.bytes + "B", "--format", this.format)
			.toString(), path + (this.name.matches("[^&'<]*") ? ")" : ESCAPED));
	}

	/** A document for a shell that puts the path in. */
	static String expandable(String xml) {
		return xml.replace("\\", "\\\\").replace("$", "\\$").replace("`", "\\`").replace("\\" + PLACE, PLACE);
	}

}
