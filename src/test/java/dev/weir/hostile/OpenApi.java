package dev.weir.hostile;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Weir's own description of its REST interface, as something to make requests from. For
 * one thread.
 */
final class OpenApi {

	/** Deep enough for every body there is. */
	private static final int DEEPEST = 6;

	private final JsonNode document;

	OpenApi(String json) {
		this.document = JsonMapper.builder().build().readTree(json);
	}

	/** Every route, without the streams that never end. */
	List<Operation> operations() {
		List<Operation> all = new ArrayList<>();
		this.document.get("paths").properties().forEach((path) -> path.getValue().properties().forEach((method) -> {
			if (!path.getKey().equals("/api/v1/events")) {
				all.add(operation(HttpMethod.valueOf(method.getKey().toUpperCase(java.util.Locale.ROOT)), path.getKey(),
						method.getValue()));
			}
		}));
		return List.copyOf(all);
	}

	private Operation operation(HttpMethod method, String path, JsonNode told) {
		List<String> query = new ArrayList<>();
		told.path("parameters").values().forEach((parameter) -> {
			if (parameter.path("in").asString("").equals("query")) {
				query.add(parameter.path("name").asString(""));
			}
		});
		JsonNode content = told.path("requestBody").path("content").path("application/json");
		return new Operation(method, path, List.copyOf(query),
				content.has("schema") ? sample(content.get("schema"), DEEPEST) : null);
	}

	/** A body of the right shape. */
	private JsonNode sample(JsonNode schema, int depth) {
		JsonNode known = resolved(schema);
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		if (depth == 0) {
			return nodes.nullNode();
		}
		if (known.has("properties")) {
			ObjectNode object = nodes.objectNode();
			known.get("properties")
				.properties()
				.forEach((property) -> object.set(property.getKey(), sample(property.getValue(), depth - 1)));
			return object;
		}
		if (known.has("items")) {
			ArrayNode array = nodes.arrayNode();
			return array.add(sample(known.get("items"), depth - 1));
		}
		if (known.has("enum")) {
			return known.get("enum").get(0);
		}
		return switch (known.path("type").asString("string")) {
			case "integer" -> nodes.numberNode(1);
			case "number" -> nodes.numberNode(1.5);
			case "boolean" -> nodes.booleanNode(true);
			default -> nodes.stringNode("text");
		};
	}

	private JsonNode resolved(JsonNode schema) {
		String reference = schema.path("$ref").asString("");
		return reference.isEmpty() ? schema : this.document.at(reference.substring(1));
	}

	/**
	 * One route.
	 *
	 * @param query names of its query parameters
	 * @param body a body of the right shape, or null where it takes none
	 */
	record Operation(HttpMethod method, String path, List<String> query, @Nullable JsonNode body) {

		@Override
		public String toString() {
			return this.method + " " + this.path;
		}

	}

}
