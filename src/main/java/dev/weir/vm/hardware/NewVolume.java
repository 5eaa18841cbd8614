package dev.weir.vm.hardware;

/**
 * A volume that is made for a new disk. Immutable.
 *
 * @param format qcow2 or raw, where the pool has formats at all
 */
record NewVolume(String pool, String name, long bytes, String format) {

	/** What the disk shows once it is made; told before as a shell would find it. */
	Medium expected() {
		return new Medium(this.pool, this.name,
				"$(virsh vol-path --pool " + quoted(this.pool) + " " + quoted(this.name) + ")", "file", this.format);
	}

	private static String quoted(String word) {
		return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
	}

}
