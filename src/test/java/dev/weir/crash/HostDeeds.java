package dev.weir.crash;

import java.util.Optional;
import java.util.concurrent.Callable;

import dev.weir.hypervisor.NetworkInfo;
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
		pool("build", false, PoolState.INACTIVE, PoolState.INACTIVE);
		autostart("autostart", true);
		autostart("no-autostart", false);
		defined();
		edited();
		removed();
		network("start", false);
		network("stop", true);
		define();
		edit();
		undefine();
		autostart();
		defineFilter();
		undefineFilter();
		download();
		cloned();
		grown();
		wiped();
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

	private void autostart(String action, boolean automatic) {
		String name = defined(this.scene.next("pool"));
		this.scene.libvirt().storagePools().setAutostart(name, !automatic);
		add("storage.pool." + action, "storage-pools/" + name, name, () -> isAutomatic(name) == automatic,
				() -> isAutomatic(name) != automatic);
	}

	private void defined() {
		String name = this.scene.next("new");
		String body = """
				{"name": "%s", "type": "dir", "targetPath": "/var/lib/libvirt/%s", "prepare": "build"}"""
			.formatted(name, name);
		this.scene.add("storage.pool.define", this.scene.host() + "/" + name,
				(api) -> api.post("/api/v1/hosts/" + this.scene.host() + "/storage-pools", body),
				() -> isThere(name) && state(name) == PoolState.RUNNING && isAutomatic(name), () -> !isThere(name));
	}

	private void edited() {
		String name = defined(this.scene.next("pool"));
		this.scene.add("storage.pool.edit", this.scene.host() + "/" + name,
				(api) -> api.patch("/api/v1/hosts/" + this.scene.host() + "/storage-pools/" + name,
						"{\"targetPath\": \"/var/lib/libvirt/moved\"}"),
				() -> isMoved(name), () -> !isMoved(name));
	}

	private void removed() {
		String name = defined(this.scene.next("pool"));
		this.scene.libvirt().storagePools().start(name);
		this.scene.add("storage.pool.delete", this.scene.host() + "/" + name,
				(api) -> api.delete("/api/v1/hosts/" + this.scene.host() + "/storage-pools/" + name),
				() -> !isThere(name), () -> isThere(name) && state(name) == PoolState.RUNNING);
	}

	private String defined(String name) {
		this.scene.rig().virsh("", "pool-define-as", name, "dir", "--target", "/var/lib/libvirt/" + name);
		this.scene.rig().virsh("", "pool-build", name);
		return name;
	}

	private boolean isThere(String pool) {
		return this.scene.libvirt().storagePools().list().stream().anyMatch((each) -> each.name().equals(pool));
	}

	private boolean isAutomatic(String pool) {
		return this.scene.libvirt().storagePools().get(pool).autostart();
	}

	private boolean isMoved(String pool) {
		return this.scene.libvirt().storagePools().inactiveXml(pool).contains("/var/lib/libvirt/moved");
	}

	private void network(String action, boolean runs) {
		String name = bridged("net", runs);
		add("network." + action, "networks/" + name, name, () -> this.scene.isUp(name) != runs,
				() -> this.scene.isUp(name) == runs);
	}

	private void define() {
		String name = this.scene.next("made");
		this.scene.add("network.define", this.scene.host() + "/" + name,
				(api) -> api.post(networks(""), "{\"name\": \"" + name
						+ "\", \"mode\": \"bridge\", \"bridge\": \"weirnone\", \"autostart\": true, \"start\": true}"),
				() -> this.scene.isUp(name) && network(name).orElseThrow().autostart(), () -> network(name).isEmpty());
	}

	private void edit() {
		String name = bridged("edited", true);
		this.scene.add("network.edit", this.scene.host() + "/" + name,
				(api) -> api.put(networks("/" + name + "/definition"),
						"{\"mode\": \"bridge\", \"bridge\": \"weirnone\", \"portGroups\": [{\"name\": \"red\"}]}"),
				() -> xml(name, true).contains("red") && xml(name, false).contains("red"),
				() -> !xml(name, true).contains("red"));
	}

	private void undefine() {
		String name = bridged("removed", true);
		this.scene.add("network.undefine", this.scene.host() + "/" + name, (api) -> api.delete(networks("/" + name)),
				() -> network(name).isEmpty(), () -> network(name).isPresent());
	}

	private void autostart() {
		String name = bridged("auto", false);
		this.scene.add("network.autostart", this.scene.host() + "/" + name,
				(api) -> api.patch(networks("/" + name), "{\"autostart\": true}"),
				() -> network(name).orElseThrow().autostart(), () -> !network(name).orElseThrow().autostart());
	}

	private void defineFilter() {
		String name = this.scene.next("filter");
		this.scene.add("network.filter.define", name,
				(api) -> api.post(filters(""),
						"{\"name\": \"" + name + "\", \"rules\": [{\"action\": \"drop\", \"direction\": \"in\"}]}"),
				() -> this.scene.libvirt().nwFilters().list().contains(name),
				() -> !this.scene.libvirt().nwFilters().list().contains(name));
	}

	private void undefineFilter() {
		String name = this.scene.next("oldfilter");
		this.scene.libvirt()
			.nwFilters()
			.define("<filter name='" + name + "'><rule action='drop' direction='in'/></filter>");
		this.scene.add("network.filter.undefine", name, (api) -> api.delete(filters("/" + name)),
				() -> !this.scene.libvirt().nwFilters().list().contains(name),
				() -> this.scene.libvirt().nwFilters().list().contains(name));
	}

	private String filters(String tail) {
		return "/api/v1/hosts/" + this.scene.host() + "/nwfilters" + tail;
	}

	private String bridged(String what, boolean runs) {
		String name = this.scene.next(what);
		this.scene.libvirt()
			.networks()
			.define("<network><name>" + name + "</name><forward mode='bridge'/><bridge name='weirnone'/></network>");
		if (runs) {
			this.scene.libvirt().networks().start(name);
		}
		return name;
	}

	private String networks(String tail) {
		return "/api/v1/hosts/" + this.scene.host() + "/networks" + tail;
	}

	private Optional<NetworkInfo> network(String name) {
		return this.scene.libvirt().networks().list().stream().filter((each) -> each.name().equals(name)).findFirst();
	}

	private String xml(String name, boolean inactive) {
		return inactive ? this.scene.libvirt().networks().inactiveXml(name) : this.scene.libvirt().networks().xml(name);
	}

	private void add(String kind, String path, String name, Callable<Boolean> done, Callable<Boolean> untouched) {
		String url = "/api/v1/hosts/" + this.scene.host() + "/" + path
				+ kind.substring(kind.lastIndexOf('.')).replace('.', '/');
		this.scene.add(kind, this.scene.host() + "/" + name, (api) -> api.post(url, "{}"), done, untouched);
	}

	private void cloned() {
		String from = this.scene.next("original");
		String name = this.scene.next("clone");
		this.scene.volume(from);
		this.scene.add("storage.volume.clone", name,
				(api) -> api.post(this.scene.volumes() + "/" + from + "/clone", "{\"name\": \"" + name + "\"}"),
				() -> this.scene.has(name), () -> !this.scene.has(name));
		known(from);
	}

	private void grown() {
		String name = this.scene.next("small");
		this.scene.volume(name);
		this.scene.add("storage.volume.resize", name,
				(api) -> api.post(this.scene.volumes() + "/" + name + "/resize", "{\"capacityBytes\": 20971520}"),
				() -> capacity(name) == 20971520, () -> capacity(name) == 10485760);
	}

	private void wiped() {
		String name = this.scene.next("wiped");
		this.scene.volume(name);
		this.scene.add("storage.volume.wipe", name,
				(api) -> api.post(this.scene.volumes() + "/" + name + "/wipe", "{}"), () -> true, () -> true);
	}

	/** What a deed needs and no task makes, so that it counts as nobody's orphan. */
	private void known(String volume) {
		this.scene.add("none", volume, (api) -> {
		}, () -> true, () -> true);
	}

	private long capacity(String volume) {
		return this.scene.libvirt().storagePools().volume(Scene.POOL, volume).capacity();
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
