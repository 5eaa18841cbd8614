package dev.weir.storage;

import org.jspecify.annotations.Nullable;

import dev.weir.fleet.VmXml;

/**
 * How a definition, as libvirt writes it, names a volume: by its path or by pool and
 * volume. Immutable.
 */
public final class VolumeMention {

	private final String path;

	private final String pool;

	private final String volume;

	VolumeMention(String path, String pool, String volume) {
		this.path = escaped(path);
		this.pool = "pool='" + escaped(pool) + "'";
		this.volume = "volume='" + escaped(volume) + "'";
	}

	/** How that volume is named. */
	public static VolumeMention of(VolumeView view) {
		return new VolumeMention(view.path(), view.pool(), view.name());
	}

	public boolean isIn(VmXml xml) {
		return isIn(xml.live()) || isIn(xml.inactive());
	}

	boolean isIn(@Nullable String text) {
		return text != null && (text.contains("'" + this.path + "'") || text.contains(">" + this.path + "<")
				|| (text.contains(this.pool) && text.contains(this.volume)));
	}

	/** As libvirt's virBufferEscapeString does it. */
	private static String escaped(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&quot;")
			.replace("'", "&apos;");
	}

}
