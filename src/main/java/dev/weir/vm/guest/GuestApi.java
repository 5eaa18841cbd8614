package dev.weir.vm.guest;

import dev.weir.fleet.VmId;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a guest tells about itself, in the REST interface.
 */
@RestController
class GuestApi {

	private final AskGuest ask;

	GuestApi(AskGuest ask) {
		this.ask = ask;
	}

	@GetMapping("/api/v1/vms/{uuid}/guest")
	GuestFacts guest(@PathVariable String uuid) {
		return this.ask.ask(VmId.parse(uuid));
	}

}
