package dev.weir.host.devices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.HostId;
import dev.weir.problem.Problem;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The devices of a host. The page itself never waits; its rows are fetched right after.
 */
@Controller
@RequestMapping("/hosts/{id:[0-9a-fA-F-]{36}}/devices")
class DevicesPages {

	private final NodeDevices devices;

	DevicesPages(NodeDevices devices) {
		this.devices = devices;
	}

	@GetMapping
	String page(@PathVariable String id, @RequestParam(defaultValue = "") String kind, Model model) {
		model.addAttribute("host", this.devices.host(HostId.parse(id))).addAttribute("kind", kind);
		return "host/devices";
	}

	@HxRequest
	@GetMapping
	String rows(@PathVariable String id, @RequestParam(defaultValue = "") String kind, Model model) {
		HostId host = HostId.parse(id);
		model.addAttribute("host", this.devices.host(host)).addAttribute("loaded", true);
		try {
			fill(this.devices.read(host), DeviceKind.find(kind).map(DeviceKind::id).orElse(""), model);
		}
		catch (Problem ex) {
			model.addAttribute("kind", kind).addAttribute("trouble", ex);
		}
		return "host/devices :: rows";
	}

	private static void fill(List<NodeDevice> all, String kind, Model model) {
		Map<String, Long> counts = new LinkedHashMap<>();
		for (DeviceKind each : DeviceKind.values()) {
			long count = all.stream().filter((device) -> device.kind().equals(each.id())).count();
			if (count > 0 || each.id().equals(kind)) {
				counts.put(each.id(), count);
			}
		}
		model.addAttribute("kind", kind)
			.addAttribute("counts", counts)
			.addAttribute("total", all.size())
			.addAttribute("devices",
					all.stream().filter((device) -> kind.isEmpty() || device.kind().equals(kind)).toList());
	}

}
