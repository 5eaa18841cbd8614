package dev.weir.storage.define;

/**
 * What may be the target of a pool.
 */
public final class TargetFolder {

	private TargetFolder() {
	}

	/** Whether it is an absolute path and none of the system's own folders. */
	public static boolean is(String path) {
		return PoolField.TARGET.takes(path);
	}

}
