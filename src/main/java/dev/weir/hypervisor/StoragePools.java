package dev.weir.hypervisor;

import java.util.List;

import dev.weir.problem.Problem;

/**
 * Storage pools and volumes of a host. Names are libvirt's own, never paths.
 */
public interface StoragePools {

	/** Every pool, active or not. */
	List<PoolInfo> list();

	/** One pool. */
	PoolInfo get(String pool);

	/** Its definition as it is in force. */
	String xml(String pool);

	/** Its definition as the next start will take it. */
	String inactiveXml(String pool);

	/** Defines a pool (not started). */
	PoolInfo define(String xml);

	void undefine(String pool);

	/**
	 * Makes what it lies upon where that is needed: a folder, a file system, a partition
	 * table, a volume group.
	 */
	void build(String pool, BuildMode mode);

	void start(String pool);

	void stop(String pool);

	/** Takes away what an inactive pool lies upon: an empty folder, a volume group. */
	void delete(String pool);

	/** Reads the pool's content again. */
	void refresh(String pool);

	void setAutostart(String pool, boolean autostart);

	/** Its volumes; empty when the pool is not active. */
	List<VolumeInfo> volumes(String pool);

	/** One volume. */
	VolumeInfo volume(String pool, String volume);

	/** The volume's definition. */
	String volumeXml(String pool, String volume);

	/**
	 * Makes a volume.
	 * @throws Problem of kind ALREADY_EXISTS, NO_RESOURCES, INVALID_DEFINITION
	 */
	VolumeInfo createVolume(String pool, String xml);

	/**
	 * Makes a qcow2 volume whose tables are written at once; where the definition
	 * allocates all of it, its space is taken too.
	 */
	VolumeInfo preallocateVolume(String pool, String xml);

	/**
	 * Makes a volume with the content of another, which may lie in another pool and have
	 * another format. Takes as long as the copy.
	 * @param xml definition of the new one; a capacity below that of the other is raised
	 */
	VolumeInfo copyVolume(String pool, String xml, VolumeInfo from);

	/**
	 * Makes a volume larger.
	 * @param capacity bytes that a guest will see
	 */
	void growVolume(String pool, String volume, long capacity);

	/**
	 * Overwrites what the volume holds. Takes as long as writing all of it, or longer.
	 */
	void wipeVolume(String pool, String volume, WipeAlgorithm algorithm);

	void deleteVolume(String pool, String volume);

	/**
	 * Opens a volume for writing.
	 * @param offset bytes to pass over
	 * @param length bytes that will come, 0 for "until finished"
	 */
	ByteStream upload(String pool, String volume, long offset, long length);

	/**
	 * Opens all of a volume for writing; what is passed over by {@link ByteStream#skip}
	 * takes no space where the pool can do so, and reads as zeroes.
	 */
	ByteStream uploadSparse(String pool, String volume);

	/** Opens a volume for reading; a length of 0 means all. */
	ByteStream download(String pool, String volume, long offset, long length);

	/** What {@link #build} may do to what is there; in bits of libvirt. */
	enum BuildMode {

		/** Whatever the pool's kind does unasked: folders and mount points. */
		PLAIN(0),
		/** Makes a file system, partition table or volume group where there is none. */
		KEEP(4),
		/** Makes it whatever is lost. */
		OVERWRITE(8);

		private final int bits;

		BuildMode(int bits) {
			this.bits = bits;
		}

		/** VIR_STORAGE_POOL_BUILD_*. */
		public int bits() {
			return this.bits;
		}

	}

}
