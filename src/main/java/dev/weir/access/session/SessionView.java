package dev.weir.access.session;

import java.time.Instant;
import java.util.List;

/**
 * A signed-in session as people see it. Immutable.
 *
 * @param id names it here; of no use to whoever wants to take it over
 * @param browser what the browser called itself (hostile text)
 * @param current whether it is the one that asks
 */
public record SessionView(String id, String address, String browser, Instant since, Instant lastSeen, boolean current) {

	/** Edge and Chrome call themselves Safari too, so that the order counts. */
	private static final List<List<String>> BROWSERS = List.of(List.of("Firefox/", "Firefox"), List.of("Edg/", "Edge"),
			List.of("Chrome/", "Chrome"), List.of("Safari/", "Safari"), List.of("curl/", "curl"));

	private static final List<List<String>> SYSTEMS = List.of(List.of("Android", "Android"),
			List.of("iPhone", "iPhone"), List.of("iPad", "iPad"), List.of("Windows", "Windows"),
			List.of("Mac OS X", "macOS"), List.of("Linux", "Linux"));

	/** For instance "Firefox, Linux"; the whole text where nothing is known of it. */
	public String program() {
		String name = first(BROWSERS);
		String system = first(SYSTEMS);
		if (name.isEmpty()) {
			return this.browser;
		}
		return system.isEmpty() ? name : name + ", " + system;
	}

	private String first(List<List<String>> names) {
		return names.stream()
			.filter((pair) -> this.browser.contains(pair.get(0)))
			.map((pair) -> pair.get(1))
			.findFirst()
			.orElse("");
	}

}
