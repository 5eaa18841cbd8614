package dev.weir.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes bad JSON of good JSON: as a rule one fault, so that what fails is already small.
 * For one thread.
 */
final class JsonMutation {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int A_MEBIBYTE = 1 << 20;

	private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1.5", "1e400", "-1e400",
			"9223372036854775808", "99999999999999999999999999999999", "2147483648", "[]", "{}", "[null]", "[[[]]]",
			"{\"a\":{\"b\":[]}}", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"", "NaN", "'x'", "01", "\"\\x\"",
			"\"a\u0001b\"", "\"\uD800\"");

	private static final List<String> WHOLE = List.of("", " ", "null", "[]", "{}", "\"x\"", "7", "true", "{", "[", "{]",
			"{\"a\"", "{\"a\":", "\uFEFF{}", "\u0000", "{}{}", "{} x", "[{}]", "// c\n{}", "<xml/>", "a=b&c=d",
			"{\"__proto__\":{}}", "{\"@class\":\"java.lang.Runtime\"}", "{\"a\":1,\"a\":2}");

	private final Random random;

	JsonMutation(Random random) {
		this.random = random;
	}

	/** The body, whole, spoilt, or something else altogether. */
	String of(JsonNode good) {
		int kind = this.random.nextInt(100);
		if (kind < 8) {
			return good.toString();
		}
		if (kind < 16) {
			return WHOLE.get(this.random.nextInt(WHOLE.size()));
		}
		if (kind < 22) {
			String text = good.toString();
			return text.substring(0, this.random.nextInt(text.length() + 1));
		}
		if (kind < 24) {
			return "[".repeat(20_000);
		}
		return spoilt(good.deepCopy());
	}

	private String spoilt(JsonNode body) {
		List<ObjectNode> objects = new ArrayList<>();
		collect(body, objects);
		if (objects.isEmpty()) {
			return body.toString();
		}
		ObjectNode object = objects.get(this.random.nextInt(objects.size()));
		List<String> names = List.copyOf(object.propertyNames());
		String mark = "\"@@mark@@\"";
		String value = value();
		int kind = this.random.nextInt(10);
		if (names.isEmpty() || kind == 0) {
			object.put("unknown" + this.random.nextInt(100), "@@mark@@");
			return body.toString().replace(mark, value);
		}
		String name = names.get(this.random.nextInt(names.size()));
		if (kind == 1) {
			object.remove(name);
			return body.toString();
		}
		object.put(name, "@@mark@@");
		String text = body.toString();
		if (kind == 2) {
			return text.replace(mark, mark + "," + JSON.writeValueAsString(name) + ":" + value).replace(mark, value());
		}
		return text.replace(mark, value);
	}

	private String value() {
		int kind = this.random.nextInt(100);
		if (kind < 45) {
			return VALUES.get(this.random.nextInt(VALUES.size()));
		}
		if (kind == 45) {
			return "\"" + "x".repeat(A_MEBIBYTE) + "\"";
		}
		if (kind < 48) {
			int depth = this.random.nextInt(3000);
			return "[".repeat(depth) + "]".repeat(depth);
		}
		return JSON.writeValueAsString(HostileText.any(this.random));
	}

	private static void collect(JsonNode node, List<ObjectNode> into) {
		if (node instanceof ObjectNode object) {
			into.add(object);
			object.values().forEach((child) -> collect(child, into));
		}
		else if (node instanceof ArrayNode array) {
			array.values().forEach((child) -> collect(child, into));
		}
	}

}
