package dev.weir.vm.list;

import java.util.List;
import java.util.Map;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.query.Listing;
import dev.weir.vm.VmBody;
import dev.weir.vm.VmLabels;
import dev.weir.vm.Vms;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Virtual machines in the REST interface: reading.
 */
@RestController
@RequestMapping("/api/v1/vms")
class VmsApi {

	private final VmIndex index;

	private final Vms vms;

	private final VmLabels labels;

	VmsApi(VmIndex index, Vms vms, VmLabels labels) {
		this.index = index;
		this.vms = vms;
		this.labels = labels;
	}

	@GetMapping
	Listing<VmBody> list(VmListQuery query) {
		Listing<VmMirror> page = Listing.page(this.index.find(query.text(), query.order()), query.page());
		Map<VmId, String> notes = this.labels.notes(page.items().stream().map(VmMirror::id).toList());
		return page.map((vm) -> VmBody.of(vm, this.labels.of(vm.id()), notes.get(vm.id())));
	}

	@GetMapping("/{uuid}")
	VmBody get(@PathVariable String uuid) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		return VmBody.of(vm, this.labels.of(vm.id()), this.labels.notes(List.of(vm.id())).get(vm.id()));
	}

}
