package dev.weir.fleet.fake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.PoolInfo.PoolState;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The volumes in the pools of a {@link FakeHost}. A pool's folder has its name.
 * Thread-safe.
 */
public final class FakeVolumes {

	private final FakeHost host;

	private final Map<String, Volume> volumes = new ConcurrentHashMap<>();

	private final List<String> deleted = new CopyOnWriteArrayList<>();

	private volatile @Nullable String stubborn;

	FakeVolumes(FakeHost host) {
		this.host = host;
	}

	/** An active pool of that name. */
	public static PoolInfo pool(String name) {
		return new PoolInfo(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), name, PoolState.RUNNING,
				true, true, 1L << 40, 0, 1L << 40);
	}

	/** Makes a volume. */
	public String put(String pool, String name) {
		return overlay(pool, name, null);
	}

	/** Makes an overlay over the image of that path, and tells its own path. */
	public String overlay(String pool, String name, @Nullable String base) {
		String path = "/" + pool + "/" + name;
		this.volumes.put(path, new Volume(new VolumeInfo(pool, name, path, path, "file", 2, 1), base));
		return path;
	}

	/** Fails to delete it, or with null none, from now on. */
	public void keep(@Nullable String path) {
		this.stubborn = path;
	}

	/** Paths of what is there. */
	public List<String> paths() {
		return this.volumes.keySet().stream().sorted().toList();
	}

	/** Paths of what was deleted, in order. */
	public List<String> deleted() {
		return this.deleted;
	}

	List<VolumeInfo> in(String pool) {
		return this.volumes.values().stream().map(Volume::info).filter((info) -> info.pool().equals(pool)).toList();
	}

	VolumeInfo info(String pool, String name) {
		return find(pool, name).info();
	}

	String xml(String pool, String name) {
		Volume volume = find(pool, name);
		String xml = VolumeXml.ofNew(name, "qcow2", 2, 1);
		return (volume.base() != null) ? xml.replace("</volume>",
				"<backingStore><path>" + escaped(volume.base()) + "</path></backingStore></volume>") : xml;
	}

	void delete(String pool, String name) {
		String path = find(pool, name).info().path();
		if (path.equals(this.stubborn)) {
			throw FakeHost.told(ErrorKind.REFUSED_BY_HOST, "cannot unlink file '" + path + "': Read-only file system");
		}
		this.volumes.remove(path);
		this.deleted.add(path);
	}

	private Volume find(String pool, String name) {
		if (!this.host.poolMap().containsKey(pool)) {
			throw FakeHost.told(ErrorKind.NOT_FOUND, "Storage pool not found: no storage pool with matching name");
		}
		Volume volume = this.volumes.get("/" + pool + "/" + name);
		if (volume == null) {
			throw gone(name);
		}
		return volume;
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}

	private static Problem gone(String name) {
		return FakeHost.told(ErrorKind.NOT_FOUND, "Storage volume not found: no storage vol with name '" + name + "'");
	}

	private record Volume(VolumeInfo info, @Nullable String base) {
	}

}
