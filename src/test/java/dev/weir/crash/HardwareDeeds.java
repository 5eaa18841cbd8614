package dev.weir.crash;

import java.util.List;
import java.util.UUID;

import dev.weir.hypervisor.XmlForm;

/**
 * What can be done to the hardware of a VM. One thread at a time.
 */
final class HardwareDeeds {

	private static final String MAC = "52:54:00:77:00:01";

	private static final long LARGER = 1L << 30;

	private final Scene scene;

	HardwareDeeds(Scene scene) {
		this.scene = scene;
	}

	void prepare() {
		edited();
		added();
		removed();
		grown();
	}

	private void edited() {
		UUID id = this.scene.define(this.scene.next("edited"), List.of());
		this.scene.add("vm.hardware.edit", id.toString(),
				(api) -> api.patch("/api/v1/vms/" + id + "/hardware", "{\"maxVcpus\": 2}"), () -> has(id, ">2</vcpu>"),
				() -> has(id, ">1</vcpu>"));
	}

	private void added() {
		UUID id = this.scene.define(this.scene.next("extended"), List.of());
		this.scene.add("vm.hardware.add", id.toString(),
				(api) -> api.post("/api/v1/vms/" + id + "/devices",
						"{\"kind\": \"watchdog\", \"model\": \"i6300esb\"}"),
				() -> has(id, "<watchdog"), () -> !has(id, "<watchdog"));
	}

	private void removed() {
		UUID id = this.scene.libvirt()
			.domains()
			.define("""
					<domain type='qemu'><name>%s</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>
					<os><type arch='x86_64' machine='pc'>hvm</type></os>
					<devices><interface type='user'><mac address='%s'/></interface></devices></domain>"""
				.formatted(this.scene.next("reduced"), MAC))
			.uuid();
		this.scene.add("vm.hardware.remove", id.toString(), (api) -> api.delete("/api/v1/vms/" + id + "/nics/" + MAC),
				() -> !has(id, MAC), () -> has(id, MAC));
	}

	private void grown() {
		String volume = this.scene.next("growing") + ".qcow2";
		UUID id = this.scene.define(this.scene.next("grown"), List.of(this.scene.volume(volume)));
		this.scene.add("vm.hardware.grow", id.toString(),
				(api) -> api.patch("/api/v1/vms/" + id + "/disks/vda", "{\"sizeGib\": 1}"),
				() -> size(volume) == LARGER, () -> size(volume) < LARGER);
	}

	private boolean has(UUID id, String words) {
		return this.scene.libvirt().domains().xml(id, XmlForm.INACTIVE).contains(words);
	}

	private long size(String volume) {
		this.scene.refresh();
		return this.scene.libvirt()
			.storagePools()
			.volumes(Scene.POOL)
			.stream()
			.filter((each) -> each.name().equals(volume))
			.findFirst()
			.orElseThrow()
			.capacity();
	}

}
