package dev.weir.vm.hardware;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.vm.Vms;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The devices of the host to choose from, fetched by a form once it is shown: the host
 * may take some seconds.
 */
@Controller
class HostDeviceFragments {

	private final Vms vms;

	private final Access access;

	private final HostDeviceFinder devices;

	HostDeviceFragments(Vms vms, Access access, HostDeviceFinder devices) {
		this.vms = vms;
		this.access = access;
		this.devices = devices;
	}

	/**
	 * @param selected the present choice
	 */
	@GetMapping("/vms/{uuid}/hardware/host-devices")
	String devices(@PathVariable String uuid, @RequestParam(defaultValue = "") String selected, Model model) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		this.access.require(Permission.VM_HARDWARE, Vms.target(vm));
		model.addAttribute("vm", vm).addAttribute("selected", selected);
		try {
			model.addAttribute("offers", this.devices.offers(vm));
		}
		catch (Problem ex) {
			if (ex.kind() == ErrorKind.FORBIDDEN) {
				throw ex;
			}
			model.addAttribute("trouble", ex);
		}
		return "vm/hardware/host-devices :: rows";
	}

}
