package dev.weir.storage;

/**
 * What a guest sees on a disk whose image lies in volumes of a pool, told as the parts of
 * them that hold it. Immutable; the parts are read from the host while they are gone
 * through.
 *
 * @param pool where the volumes are
 * @param capacity bytes that the guest sees
 * @param extents in ascending order, not touching one another's bytes; what lies between
 * them is zero
 */
public record DiskContent(String pool, long capacity, Iterable<Extent> extents) {

	/**
	 * A part that is there.
	 *
	 * @param at where on the disk, in bytes
	 * @param length in bytes
	 * @param volume that holds it
	 * @param from where in the volume, in bytes
	 */
	public record Extent(long at, long length, String volume, long from) {

		/** Whether the other follows at once, on the disk and in the volume. */
		public boolean continuesIn(Extent next) {
			return this.volume.equals(next.volume) && this.at + this.length == next.at
					&& this.from + this.length == next.from;
		}

	}

}
