package dev.weir.crash;

import java.util.concurrent.Callable;

import dev.weir.hypervisor.PoolInfo.PoolState;

/**
 * What can be done to pools and networks of the host, and a download. One thread at a
 * time.
 */
final class HostDeeds {

	private final Scene scene;

	HostDeeds(Scene scene) {
		this.scene = scene;
	}

	void prepare() {
		pool("start", false, PoolState.RUNNING, PoolState.INACTIVE);
		pool("stop", true, PoolState.INACTIVE, PoolState.RUNNING);
		pool("refresh", true, PoolState.RUNNING, PoolState.RUNNING);
		network("start", false);
		network("stop", true);
		download();
		tune();
	}

	/** The kernel's, and so the whole machine's: back and forth. */
	private void tune() {
		long before = sleepMillis();
		long after = (before == 20) ? 21 : 20;
		this.scene.add("host.memory.tune", this.scene.host(),
				(api) -> api.patch("/api/v1/hosts/" + this.scene.host() + "/memory-tuning",
						"{\"ksm\": {\"sleepMillis\": " + after + "}}"),
				() -> sleepMillis() == after, () -> sleepMillis() == before);
	}

	private long sleepMillis() {
		return this.scene.libvirt().node().memory().ksm().sleepMillis();
	}

	private void pool(String action, boolean runs, PoolState after, PoolState before) {
		String name = this.scene.next("pool");
		this.scene.rig().virsh("", "pool-define-as", name, "dir", "--target", "/var/lib/libvirt/" + name);
		this.scene.rig().virsh("", "pool-build", name);
		if (runs) {
			this.scene.libvirt().storagePools().start(name);
		}
		add("storage.pool." + action, "storage-pools/" + name, name, () -> state(name) == after,
				() -> state(name) == before);
	}

	private void network(String action, boolean runs) {
		String name = this.scene.next("net");
		this.scene.libvirt()
			.networks()
			.define("<network><name>" + name + "</name><forward mode='bridge'/><bridge name='weirnone'/></network>");
		if (runs) {
			this.scene.libvirt().networks().start(name);
		}
		add("network." + action, "networks/" + name, name, () -> this.scene.isUp(name) != runs,
				() -> this.scene.isUp(name) == runs);
	}

	private void add(String kind, String path, String name, Callable<Boolean> done, Callable<Boolean> untouched) {
		String url = "/api/v1/hosts/" + this.scene.host() + "/" + path
				+ kind.substring(kind.lastIndexOf('.')).replace('.', '/');
		this.scene.add(kind, this.scene.host() + "/" + name, (api) -> api.post(url, "{}"), done, untouched);
	}

	private void download() {
		String name = this.scene.next("fetched");
		this.scene.volume(name);
		this.scene.add("storage.volume.download", name,
				(api) -> api.get(this.scene.volumes() + "/" + name + "/content"), () -> true, () -> true);
	}

	private PoolState state(String pool) {
		return this.scene.libvirt().storagePools().get(pool).state();
	}

}
