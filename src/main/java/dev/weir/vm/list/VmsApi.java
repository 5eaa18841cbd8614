package dev.weir.vm.list;

import dev.weir.fleet.VmId;
import dev.weir.query.Listing;
import dev.weir.vm.VmBody;
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

	VmsApi(VmIndex index, Vms vms) {
		this.index = index;
		this.vms = vms;
	}

	@GetMapping
	Listing<VmBody> list(VmListQuery query) {
		return Listing.page(this.index.find(query.text(), query.order()), query.page()).map(VmBody::of);
	}

	@GetMapping("/{uuid}")
	VmBody get(@PathVariable String uuid) {
		return VmBody.of(this.vms.view(VmId.parse(uuid)));
	}

}
