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
