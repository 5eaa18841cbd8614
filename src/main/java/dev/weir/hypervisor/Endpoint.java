package dev.weir.hypervisor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

import dev.weir.problem.InvalidInput;

/**
 * Address and port of a host, and the whole-string checks for everything that becomes
 * part of a connection URI. Each first character is a letter, digit, underscore, slash or
 * colon: nothing here can be taken for an option (the lesson of CVE-2026-4631).
 *
 * @param address host name, IPv4 or IPv6 address (without brackets)
 * @param port 1 to 65535
 */
public record Endpoint(String address, int port) {

	private static final Pattern NAME = Pattern.compile(
			"(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

	private static final Pattern IPV6 = Pattern.compile("(?=.{2,39}$)(?!.*[0-9A-Fa-f]{5})[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

	private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.@-]{0,63}");

	private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_./+@-]{1,250}");

	private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

	private static final Pattern PASSWORD = Pattern.compile("[^\\x00\\p{Cs}]{1,1000}");

	/**
	 * @throws InvalidInput naming {@code address} or {@code port}
	 */
	public Endpoint {
		if (!NAME.matcher(address).matches() && !isIpv6(address)) {
			throw InvalidInput.of("address", "hypervisor.spec.address");
		}
		if (port < 1 || port > 65535) {
			throw InvalidInput.of("port", "hypervisor.spec.port");
		}
	}

	private static boolean isIpv6(String address) {
		try {
			// A text with a colon is never looked up: it is an address or refused.
			return IPV6.matcher(address).matches() && InetAddress.getByName(address) != null;
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	/** The address as it stands in a URI: IPv6 in brackets. */
	public String uriHost() {
		return (this.address.indexOf(':') >= 0) ? "[" + this.address + "]" : this.address;
	}

	/**
	 * A login name that is safe in a URI and in an argument list.
	 * @throws InvalidInput naming {@code user}
	 */
	public static String checkedUser(String user) {
		return checked(USER, "user", user);
	}

	/**
	 * An absolute path without surprises.
	 * @throws InvalidInput naming {@code path}
	 */
	public static String checkedPath(String path) {
		if (path.contains("/../") || path.endsWith("/..")) {
			throw InvalidInput.of("path", "hypervisor.spec.path");
		}
		return checked(PATH, "path", path);
	}

	/**
	 * The fingerprint of a host key.
	 * @throws InvalidInput naming {@code fingerprint}
	 */
	public static String checkedFingerprint(String fingerprint) {
		return checked(FINGERPRINT, "fingerprint", fingerprint);
	}

	/**
	 * A password that C and UTF-8 can hold whole.
	 * @throws InvalidInput naming {@code password}
	 */
	public static String checkedPassword(String password) {
		return checked(PASSWORD, "password", password);
	}

	private static String checked(Pattern pattern, String field, String value) {
		if (!pattern.matcher(value).matches()) {
			throw InvalidInput.of(field, "hypervisor.spec." + field);
		}
		return value;
	}

}
