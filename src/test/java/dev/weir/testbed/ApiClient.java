package dev.weir.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that uses the REST interface of a {@link RunningWeir} with a token.
 * Thread-safe.
 */
public final class ApiClient {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	/** So that a request without an answer fails its test instead of holding up all. */
	private static final Duration TIMEOUT = Patience.of(Duration.ofSeconds(60));

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final URI base;

	private final String authorization;

	private final Map<String, String> headers;

	private ApiClient(URI base, String authorization) {
		this(base, authorization, Map.of());
	}

	private ApiClient(URI base, String authorization, Map<String, String> headers) {
		this.base = base;
		this.authorization = authorization;
		this.headers = headers;
	}

	/** Gets a token for the administrator. */
	public static ApiClient signIn(RunningWeir weir, String password) {
		String login = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
		Answer token = new ApiClient(weir.url(), "Basic " + login).post("/api/v1/tokens",
				"{\"name\": \"test\", \"scopes\": []}");
		return new ApiClient(weir.url(), "Bearer " + token.body().get("token").asString());
	}

	/** The same program, speaking to another Weir, or to the same after a restart. */
	public ApiClient at(RunningWeir weir) {
		return new ApiClient(weir.url(), this.authorization, this.headers);
	}

	/** The same program, sending a header with each request. */
	public ApiClient with(String header, String value) {
		return new ApiClient(this.base, this.authorization, Map.of(header, value));
	}

	/** What other clients send as {@code Authorization} to be the same program. */
	public String authorization() {
		return this.authorization;
	}

	public Answer get(String path) {
		return get(path, "en");
	}

	/** Asks in a language. */
	public Answer get(String path, String language) {
		return send(request(path).header("Accept-Language", language));
	}

	public Answer post(String path, String json) {
		return post(path, json, "en");
	}

	/** Asks in a language. */
	public Answer post(String path, String json, String language) {
		return send(request(path).header("Content-Type", "application/json")
			.header("Accept-Language", language)
			.POST(BodyPublishers.ofString(json)));
	}

	public Answer patch(String path, String json) {
		return send(request(path).header("Content-Type", "application/json")
			.method("PATCH", BodyPublishers.ofString(json)));
	}

	public Answer put(String path, byte[] content) {
		return send(request(path).header("Content-Type", "application/octet-stream")
			.PUT(BodyPublishers.ofByteArray(content)));
	}

	public Answer put(String path, String json) {
		return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
	}

	public Answer delete(String path) {
		return send(request(path).DELETE());
	}

	/** Opens a WebSocket with the token, or what the headers say instead. */
	public void webSocket(String path, Map<String, String> headers, java.net.http.WebSocket.Listener listener) {
		var builder = HTTP.newWebSocketBuilder().subprotocols("binary");
		headers.forEach(builder::header);
		if (!headers.containsKey("Authorization")) {
			builder.header("Authorization", this.authorization);
		}
		builder.buildAsync(URI.create(this.base.toString().replace("http:", "ws:") + path), listener).join();
	}

	private HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path))
			.timeout(TIMEOUT)
			.header("Authorization", this.authorization);
		this.headers.forEach(request::header);
		return request;
	}

	private static Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
			return new Answer(answer.statusCode(), JSON.readTree(answer.body().isEmpty() ? "null" : answer.body()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	/** What came back. */
	public record Answer(int status, JsonNode body) {

		/** A text of the body, empty where there is none. */
		public String text(String field) {
			JsonNode value = this.body.get(field);
			return (value != null && !value.isNull()) ? value.asString() : "";
		}

	}

}
