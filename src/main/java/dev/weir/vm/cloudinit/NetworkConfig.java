package dev.weir.vm.cloudinit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.vm.cloudinit.CloudInit.Addressing;
import org.jspecify.annotations.Nullable;

/**
 * The network-config, version 2 (<a href=
 * "https://cloudinit.readthedocs.io/en/latest/reference/network-config-format-v2.html">format</a>).
 * Each interface is found by its MAC address and named eth0, eth1, ...: without a name
 * the renderer of RHEL's family writes a file for an interface that is not there.
 * Stateless.
 */
final class NetworkConfig {

	private NetworkConfig() {
	}

	/**
	 * @param macs of the network interfaces in their order
	 * @return null where cloud-init shall do as it does by itself
	 */
	static @Nullable String write(CloudInit config, List<String> macs) {
		if (config.network().isEmpty()) {
			return null;
		}
		Map<String, Object> ethernets = new LinkedHashMap<>();
		for (int i = 0; i < macs.size(); i++) {
			Addressing addressing = (i < config.network().size()) ? config.network().get(i) : Addressing.DHCP;
			ethernets.put("eth" + i, ethernet("eth" + i, macs.get(i), addressing));
		}
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("version", 2);
		document.put("ethernets", ethernets);
		return Yaml.write(document);
	}

	private static Map<String, Object> ethernet(String name, String mac, Addressing addressing) {
		Map<String, Object> ethernet = new LinkedHashMap<>();
		ethernet.put("match", Map.of("macaddress", mac));
		ethernet.put("set-name", name);
		ethernet.put("dhcp4", addressing.dhcp4());
		ethernet.put("dhcp6", addressing.dhcp6());
		if (!addressing.addresses().isEmpty()) {
			ethernet.put("addresses", new ArrayList<>(addressing.addresses()));
		}
		List<Map<String, Object>> routes = new ArrayList<>();
		route(routes, "0.0.0.0/0", addressing.gateway4());
		route(routes, "::/0", addressing.gateway6());
		if (!routes.isEmpty()) {
			ethernet.put("routes", routes);
		}
		Map<String, Object> names = new LinkedHashMap<>();
		if (!addressing.dns().isEmpty()) {
			names.put("addresses", new ArrayList<>(addressing.dns()));
		}
		if (!addressing.searchDomains().isEmpty()) {
			names.put("search", new ArrayList<>(addressing.searchDomains()));
		}
		if (!names.isEmpty()) {
			ethernet.put("nameservers", names);
		}
		return ethernet;
	}

	private static void route(List<Map<String, Object>> routes, String to, @Nullable String gateway) {
		if (gateway != null) {
			Map<String, Object> route = new LinkedHashMap<>();
			route.put("to", to);
			route.put("via", gateway);
			routes.add(route);
		}
	}

}
