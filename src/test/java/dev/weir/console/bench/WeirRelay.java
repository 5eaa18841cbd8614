package dev.weir.console.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

/**
 * The whole of Weir as a process of its own: a token, a ticket for each console, Tomcat.
 */
record WeirRelay(Process process, int port, Path home, String authorization, String vm) implements RelayUnderTest {

	private static final String PASSWORD = "correct horse battery staple";

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** The flags of bin/run, without those for its start. */
	private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx512m");

	static WeirRelay start(int port, int display, Map<String, String> environment) throws IOException {
		Path home = Files.createTempDirectory("weir-relay-benchmark");
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(FLAGS);
		command.addAll(List.of(System.getProperty("relay.jvm", "-Dno=flags").split(" ")));
		command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", System.getProperty("java.class.path"),
				PretendedWeir.class.getName()));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(home.resolve("log").toFile());
		builder.environment().put("WEIR_HOME", home.toString());
		builder.environment().put("SERVER_PORT", Integer.toString(port));
		builder.environment().put("WEIR_ADMIN_PASSWORD", PASSWORD);
		builder.environment().put(PretendedWeir.DISPLAY_PORT, Integer.toString(display));
		builder.environment().putAll(environment);
		Process process = builder.start();
		RelayUnderTest.awaitPort(port);
		return connected(process, port, home);
	}

	private static WeirRelay connected(Process process, int port, Path home) {
		String login = "Basic "
				+ Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
		WeirRelay first = new WeirRelay(process, port, home, login, "");
		String token = "Bearer "
				+ first.post("/api/v1/tokens", "{\"name\": \"bench\", \"scopes\": []}").get("token").asString();
		WeirRelay signedIn = new WeirRelay(process, port, home, token, "");
		signedIn.post("/api/v1/hosts",
				"{\"name\": \"bench\", \"connection\": {\"transport\": \"tcp\", \"address\": \"127.0.0.1\"}}");
		Awaitility.await().until(() -> signedIn.send(signedIn.to("/api/v1/vms")).get("items").size() == 1);
		String vm = signedIn.send(signedIn.to("/api/v1/vms")).get("items").get(0).get("uuid").asString();
		return new WeirRelay(process, port, home, token, vm);
	}

	@Override
	public String name() {
		return "Weir";
	}

	@Override
	public boolean framed() {
		return true;
	}

	@Override
	public long pid() {
		return this.process.pid();
	}

	@Override
	public SocketChannel open() throws IOException {
		String url = post("/api/v1/vms/" + this.vm + "/console", "{\"kind\": \"vnc\"}").get("url").asString();
		return RelayUnderTest.upgrade(this.port, url, "Authorization: " + this.authorization + "\r\n");
	}

	/** A figure of /actuator/prometheus. */
	int metric(String name) {
		return text(to("/actuator/prometheus")).lines()
			.filter((line) -> line.startsWith(name + " ") || line.startsWith(name + "{"))
			.mapToInt((line) -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	private JsonNode post(String path, String body) {
		return send(
				to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private HttpRequest.Builder to(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.header("Authorization", this.authorization);
	}

	private JsonNode send(HttpRequest.Builder request) {
		return JSON.readTree(text(request));
	}

	private String text(HttpRequest.Builder request) {
		try {
			HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
			if (answer.statusCode() >= 300) {
				throw new IllegalStateException(answer.statusCode() + " " + answer.body());
			}
			return answer.body();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		RelayUnderTest.stop(this.process);
		try {
			FileSystemUtils.deleteRecursively(this.home);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
