package dev.weir.hostile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A form with something wrong in it for certain, and the fields that people type into:
 * when it comes back, all of them must hold what was typed. Immutable.
 *
 * @param path where it is sent
 * @param wrong what makes it be refused whatever else is typed
 * @param typed the fields to type into
 */
record TypedForm(String path, Map<String, String> wrong, List<String> typed) {

	private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");

	/** Every form of Weir's that people type into. */
	static List<TypedForm> all(String host) {
		return List.of(
				new TypedForm("/hosts/new", Map.of("connection.transport", "tcp", "connection.address", "-"),
						List.of("name", "connection.port", "connection.user")),
				new TypedForm("/hosts/new", Map.of("connection.transport", "tls", "connection.port", "0"),
						List.of("name", "connection.address", "connection.path")),
				new TypedForm("/hosts/new", Map.of("connection.transport", "ssh", "connection.port", "0"),
						List.of("name", "connection.address", "connection.user", "connection.path")),
				new TypedForm("/hosts/" + host + "/edit", Map.of("connection.transport", "tls", "connection.port", "0"),
						List.of("name", "connection.address", "connection.path")),
				new TypedForm("/hosts/" + host + "/storage/default/new", Map.of("format", "none"),
						List.of("name", "sizeGib")),
				new TypedForm("/account/tokens", Map.of("days", "none"), List.of("name")),
				new TypedForm("/vms/new",
						Map.of("hostId", host, "size", "custom", "firmware", "none", "disks[0].source", "new",
								"disks[0].poolName", "default", "nics[0].source", "bridge"),
						List.of("name", "vcpus", "memoryMib", "disks[0].sizeGib", "nics[0].bridge")));
	}

	/** The fields of the page that do not hold what was typed into them. */
	Map<String, String> lost(Map<String, String> values, String page) {
		Map<String, String> lost = new TreeMap<>();
		values.forEach((field, value) -> {
			String shown = shown(field, page).orElse(null);
			if (!value.equals(shown) && !isSameNumber(value, shown)) {
				lost.put(this.path + " " + field + "=" + value, String.valueOf(shown));
			}
		});
		return lost;
	}

	/** The size of a volume comes back as a number is written: 0.0 for 0. */
	private static boolean isSameNumber(String typed, @Nullable String shown) {
		try {
			return shown != null && Double.valueOf(typed).equals(Double.valueOf(shown));
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

	private static Optional<String> shown(String field, String page) {
		Matcher input = Pattern.compile("<input[^>]* name=\"" + Pattern.quote(field) + "\"[^>]*>").matcher(page);
		if (!input.find()) {
			return Optional.empty();
		}
		Matcher value = VALUE.matcher(input.group());
		return Optional.of(value.find() ? HtmlUtils.htmlUnescape(value.group(1)) : "");
	}

}
