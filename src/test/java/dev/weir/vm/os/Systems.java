package dev.weir.vm.os;

import java.nio.file.Path;

/**
 * Catalogues for tests.
 */
public final class Systems {

	private Systems() {
	}

	/** Weir's own table: no osinfo-db. */
	public static OsCatalog known() {
		return in(Path.of("/nowhere"));
	}

	static OsCatalog in(Path folder) {
		return new OsCatalog(new OsSettings(folder));
	}

}
