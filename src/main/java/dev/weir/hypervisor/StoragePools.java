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

	/** Its definition. */
	String xml(String pool);

	/** Defines a pool (not started). */
	PoolInfo define(String xml);

	void undefine(String pool);

	/** Makes its target where that is needed (a folder, for one). */
	void build(String pool);

	void start(String pool);

	void stop(String pool);

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

	void deleteVolume(String pool, String volume);

	/**
	 * Opens a volume for writing.
	 * @param offset bytes to pass over
	 * @param length bytes that will come, 0 for "until finished"
	 */
	ByteStream upload(String pool, String volume, long offset, long length);

	/** Opens a volume for reading; a length of 0 means all. */
	ByteStream download(String pool, String volume, long offset, long length);

}
