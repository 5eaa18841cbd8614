package dev.weir.hypervisor;

/**
 * A storage volume.
 *
 * @param key libvirt's key, unique on the host
 * @param path what a domain's disk names as its source
 * @param type file, block, dir, network, netdir or ploop
 * @param capacity bytes that a guest sees
 * @param allocation bytes taken on the host
 */
public record VolumeInfo(String pool, String name, String key, String path, String type, long capacity,
		long allocation) {
}
