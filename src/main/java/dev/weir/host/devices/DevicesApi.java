package dev.weir.host.devices;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.weir.fleet.HostId;
import dev.weir.problem.InvalidInput;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The devices of a host in the REST interface.
 */
@RestController
class DevicesApi {

	private final NodeDevices devices;

	DevicesApi(NodeDevices devices) {
		this.devices = devices;
	}

	/**
	 * @param kind one of the ids of {@link DeviceKind}, or null for all
	 */
	@GetMapping("/api/v1/hosts/{host}/devices")
	Listing<NodeDevice> list(@PathVariable String host, @RequestParam(required = false) @Nullable String kind,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		HostId id = HostId.parse(host);
		if (kind != null && DeviceKind.find(kind).isEmpty()) {
			throw InvalidInput.of("kind", "host.devices.kind.unknown",
					Stream.of(DeviceKind.values()).map(DeviceKind::id).collect(Collectors.joining(", ")));
		}
		PageQuery page = PageQuery.of(null, limit, cursor);
		List<NodeDevice> all = this.devices.read(id)
			.stream()
			.filter((device) -> kind == null || device.kind().equals(kind))
			.toList();
		return Listing.page(all, page);
	}

}
