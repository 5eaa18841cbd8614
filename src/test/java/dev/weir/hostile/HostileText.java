package dev.weir.hostile;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Texts that break programs: options, markup, control characters, halves of characters,
 * numbers beyond all types. Stateless; the random source decides which.
 */
final class HostileText {

	private static final List<String> KNOWN = List.of("", " ", "\t\n", "null", "undefined", "NaN", "-1", "0", "1e999",
			"1.5", "9223372036854775807", "9223372036854775808", "99999999999999999999999999", "-0", "0x10", "１２",
			"true", "\u0000", "a\u0000b", "\u0001\u001f\u007f", "\uD800", "a\uDC00", "\uFFFF", "\uFEFFbom",
			"\u202Eevil\u2066", "e\u0301\u0301\u0301", "İıſK", "名字😀🤖", "\u2028\u2029", "<script>alert(1)</script>",
			"\" onmouseover=\"alert(1)", "'; drop table task; --", "' or '1'='1", "${7*7}", "#{7*7}", "__${7*7}__::x",
			"{0} {1} {x", "%s%n%x", "%", "%%", "%00", "%zz", "\\", "\\u0000", "-oProxyCommand=id", "--help", "-",
			"$(id)", "`id`", "|id", "a;id", "../../etc/passwd", "..", ".", "/", "//", "/etc/passwd", "a/b",
			"file:///etc/passwd", "http://127.0.0.1:1/", "jndi:ldap://x", "\r\nSet-Cookie: a=b", "[", "]", "{", "}",
			"(", "*", "_", "?", "#", "&", "a=b&c=d", ":", "/vms?q={x}", "/vms?a=%zz", "state:", "name:\"",
			"-state:off,", "memory:>9t", "o1", "b2E", "2026-01-01", "2026-13-45", "-999999999-01-01T00:00:00Z",
			"+999999999-12-31T23:59:59Z", "+1000000000-12-31T23:59:59.999999999Z", "9999-12-31", "running", "start",
			"raw", "qcow2", UUID.randomUUID().toString(), "00000000-0000-0000-0000-000000000000",
			"ffffffff-ffff-ffff-ffff-ffffffffffff", "1-1-1-1-1");

	private HostileText() {
	}

	/** One text; long ones are rare. */
	static String any(Random random) {
		int kind = random.nextInt(100);
		if (kind < 70) {
			return KNOWN.get(random.nextInt(KNOWN.size()));
		}
		if (kind < 80) {
			return any(random) + any(random);
		}
		if (kind < 97) {
			return random.ints(random.nextInt(12), 0, 0x10000).mapToObj(Character::toString).reduce("", String::concat);
		}
		String piece = KNOWN.get(random.nextInt(KNOWN.size()));
		int length = (kind < 99) ? 300 : 5000;
		return (piece.isEmpty() ? "x" : piece).repeat(length / Math.max(1, piece.length()) + 1);
	}

	/**
	 * A text that HTML can show as it is, so that a form can be asked whether it kept it.
	 */
	static String printable(Random random) {
		String text = any(random);
		while (!text.codePoints().allMatch(HostileText::isPlain) || text.isBlank() || text.length() > 400) {
			text = any(random);
		}
		return text.strip();
	}

	private static boolean isPlain(int c) {
		return c >= ' ' && c < 0xD800 && (c < 0x7f || c > 0xa0) && c != 0x85 && (c < 0x2028 || c > 0x202F);
	}

}
