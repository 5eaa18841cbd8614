package dev.weir.vm.delete;

import dev.weir.fleet.VmXml;
import dev.weir.storage.VolumeView;
import org.jspecify.annotations.Nullable;

/**
 * How a definition, as libvirt writes it, names a volume: by its path or by pool and
 * volume. Immutable.
 */
final class VolumeMention {

	private final String path;

	private final String pool;

	private final String volume;

	VolumeMention(VolumeView view) {
		this.path = escaped(view.path());
		this.pool = "pool='" + escaped(view.pool()) + "'";
		this.volume = "volume='" + escaped(view.name()) + "'";
	}

	boolean isIn(VmXml xml) {
		return isIn(xml.live()) || isIn(xml.inactive());
	}

	private boolean isIn(@Nullable String text) {
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
