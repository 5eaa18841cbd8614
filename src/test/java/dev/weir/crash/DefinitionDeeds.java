package dev.weir.crash;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import dev.weir.hypervisor.XmlForm;

/**
 * What can be done to definitions as a whole. One thread at a time.
 */
final class DefinitionDeeds {

	private final Scene scene;

	DefinitionDeeds(Scene scene) {
		this.scene = scene;
	}

	void prepare() {
		written();
		cloned(false);
		cloned(true);
	}

	/** Of two disks each. */
	private void cloned(boolean start) {
		String name = this.scene.next("cloned");
		String source = this.scene.next("original");
		UUID id = this.scene.define(source,
				List.of(this.scene.volume(source + "-1.qcow2"), this.scene.volume(source + "-2.qcow2")));
		this.scene.add("vm.clone", name,
				(api) -> api.post("/api/v1/vms/" + id + "/clone",
						"{\"name\": \"" + name + "\", \"start\": " + start + "}"),
				() -> this.scene.ours(name).size() == 2
						&& (start ? this.scene.isActive(name) : this.scene.isDefined(name)),
				() -> this.scene.ours(name).isEmpty() && !this.scene.isDefined(name));
	}

	private void written() {
		UUID id = this.scene.define(this.scene.next("written"), List.of());
		byte[] xml = xml(id).replace(">1</vcpu>", ">2</vcpu>").getBytes(StandardCharsets.UTF_8);
		this.scene.add("vm.xml", id.toString(),
				(api) -> api.with("If-Match", "*").put("/api/v1/vms/" + id + "/xml?wait=0", xml),
				() -> xml(id).contains(">2</vcpu>"), () -> xml(id).contains(">1</vcpu>"));
	}

	private String xml(UUID id) {
		return this.scene.libvirt().domains().xml(id, XmlForm.INACTIVE);
	}

}
