package dev.weir.vm.power;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Linux key codes by name, as in the kernel's {@code input-event-codes.h}: the set that
 * keyboards have. Read once from {@code keycodes.properties}, then immutable.
 */
final class KeyCodes {

	private static final Map<String, Integer> CODES = read();

	private KeyCodes() {
	}

	static boolean isKnown(String name) {
		return CODES.containsKey(name);
	}

	static int code(String name) {
		return Objects.requireNonNull(CODES.get(name), name);
	}

	private static Map<String, Integer> read() {
		try (InputStream file = KeyCodes.class.getResourceAsStream("keycodes.properties")) {
			Properties properties = new Properties();
			properties.load(Objects.requireNonNull(file, "keycodes.properties"));
			return properties.stringPropertyNames()
				.stream()
				.collect(Collectors.toUnmodifiableMap((name) -> name,
						(name) -> Integer.valueOf(properties.getProperty(name))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
