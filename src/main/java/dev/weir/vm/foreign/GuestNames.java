package dev.weir.vm.foreign;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What other makers call operating systems. Only what decides about drivers matters, so
 * the family is enough where the version is not told. Stateless.
 */
final class GuestNames {

	private static final Map<String, String> NAMES = new LinkedHashMap<>();

	static {
		NAMES.put("windows11", "http://microsoft.com/win/11");
		NAMES.put("windows9server|windows.*2016", "http://microsoft.com/win/2k16");
		NAMES.put("windows2019|windows.*2019", "http://microsoft.com/win/2k19");
		NAMES.put("windows2022|windows.*2022", "http://microsoft.com/win/2k22");
		NAMES.put("win", "http://microsoft.com/win/10");
		NAMES.put("ubuntu", "http://ubuntu.com/ubuntu/22.04");
		NAMES.put("debian", "http://debian.org/debian/12");
		NAMES.put("rhel|centos|oracle|rocky|alma", "http://redhat.com/rhel/9.0");
		NAMES.put("fedora", "http://fedoraproject.org/fedora/40");
		NAMES.put("suse|sles", "http://opensuse.org/opensuse/15.5");
		NAMES.put("freebsd", "http://freebsd.org/freebsd/14.0");
	}

	private GuestNames() {
	}

	static @Nullable String id(String told) {
		String name = told.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
		if (name.contains("darwin")) {
			return null;
		}
		return NAMES.entrySet()
			.stream()
			.filter((each) -> java.util.regex.Pattern.compile(each.getKey()).matcher(name).find())
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

}
