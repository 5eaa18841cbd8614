package dev.weir.hostile;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import dev.weir.hostile.Judge.Language;
import dev.weir.hostile.OpenApi.Operation;
import dev.weir.hostile.PageRoutes.Route;
import jakarta.servlet.http.Cookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.util.UriUtils;

/**
 * Makes requests of which something is wrong. One for one case and thread.
 */
final class HostileRequests {

	private static final List<String> TYPES = List.of("application/json", "application/json;charset=UTF-16",
			"application/json;charset=none", "application/problem+json", "text/plain", "application/xml",
			"application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data;boundary=x",
			"application/octet-stream", "*/*", "a/b;c=\"");

	/** Others make the request of the tests itself fail. */
	private static final List<String> LANGUAGES = List.of("", "*", "xx", "de-DE-1996", "zh-Hant-TW", "en;q=0",
			"zz;q=1.0", "i-klingon", "x".repeat(300));

	private static final List<String> HEADERS = List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH,
			HttpHeaders.IF_MODIFIED_SINCE, HttpHeaders.RANGE, HttpHeaders.CONTENT_RANGE, "Idempotency-Key",
			"X-HTTP-Method-Override", "HX-Request", "HX-Current-URL", "HX-Target", "HX-History-Restore-Request",
			"Origin", "Referer", "X-Forwarded-For", "X-Forwarded-Proto", "Last-Event-ID", "Expect", "Upgrade");

	private static final List<String> COOKIES = List.of("WEIR_VM_COLUMNS", "WEIR_LANGUAGE", "WEIR_THEME", "WEIR");

	private final Random random;

	private final OddHost host;

	private final StringBuilder story = new StringBuilder();

	private Language language = Language.ENGLISH;

	HostileRequests(Random random, OddHost host) {
		this.random = random;
		this.host = host;
	}

	/** One of so many. */
	int choose(int among) {
		return this.random.nextInt(among);
	}

	/** What was sent, for people. */
	String story() {
		return this.story.toString();
	}

	/** The language that the answer is to have. */
	Language language() {
		return this.language;
	}

	AbstractMockHttpServletRequestBuilder<?> of(Operation operation) {
		boolean destroys = operation.method() == HttpMethod.DELETE && operation.path().matches(".*\\{(id|uuid)}");
		StringBuilder address = new StringBuilder(this.host.path(operation.path(), this.random, destroys));
		char separator = '?';
		for (String name : operation.query()) {
			if (this.random.nextInt(10) < 4) {
				// a wait that is granted would be waited for
				String value = name.equals("wait") ? List.of("-1", "0", "x", "", "9e9").get(this.random.nextInt(5))
						: HostileText.any(this.random);
				address.append(separator).append(name).append('=').append(encoded(value));
				separator = '&';
			}
		}
		AbstractMockHttpServletRequestBuilder<?> request = start(operation.method(), address.toString());
		if (operation.body() != null) {
			body(request, new JsonMutation(this.random).of(operation.body()));
		}
		else if (operation.method() == HttpMethod.PUT) {
			body(request, "x".repeat(this.random.nextInt(2000)));
		}
		return headers(request);
	}

	AbstractMockHttpServletRequestBuilder<?> of(Route route) {
		boolean destroys = route.path().endsWith("/remove") || route.path().endsWith("/delete");
		AbstractMockHttpServletRequestBuilder<?> request = start(route.method(),
				this.host.path(route.path(), this.random, destroys));
		int wrong = route.fields().isEmpty() ? -1 : this.random.nextInt(route.fields().size());
		for (int i = 0; i < route.fields().size(); i++) {
			String name = route.fields().get(i);
			if (i == wrong || this.random.nextInt(10) < 7) {
				String value = (i == wrong) ? HostileText.any(this.random) : usual(name);
				String sent = (this.random.nextInt(30) == 0) ? odd(name) : name;
				this.story.append(' ').append(sent).append('=').append(value);
				request.param(sent, value);
			}
		}
		return headers(request);
	}

	private AbstractMockHttpServletRequestBuilder<?> start(HttpMethod method, String address) {
		this.story.append(method).append(' ').append(address);
		return MockMvcRequestBuilders.request(method, URI.create(address));
	}

	private void body(AbstractMockHttpServletRequestBuilder<?> request, String text) {
		String type = (this.random.nextInt(10) == 0) ? TYPES.get(this.random.nextInt(TYPES.size()))
				: MediaType.APPLICATION_JSON_VALUE;
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		if (bytes.length > 0 && this.random.nextInt(20) == 0) {
			bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt(256);
		}
		this.story.append(" [").append(type).append("] ").append(text, 0, Math.min(300, text.length()));
		request.header(HttpHeaders.CONTENT_TYPE, type).content(bytes);
	}

	private AbstractMockHttpServletRequestBuilder<?> headers(AbstractMockHttpServletRequestBuilder<?> request) {
		int kind = this.random.nextInt(20);
		this.language = (kind == 0) ? Language.UNKNOWN : (kind < 8) ? Language.CHINESE : Language.ENGLISH;
		header(request, HttpHeaders.ACCEPT_LANGUAGE, switch (this.language) {
			case ENGLISH -> "en";
			case CHINESE -> "zh-CN,zh;q=0.9";
			case UNKNOWN -> LANGUAGES.get(this.random.nextInt(LANGUAGES.size()));
		});
		if (this.random.nextInt(15) == 0) {
			header(request, HttpHeaders.ACCEPT,
					this.random.nextBoolean() ? line() : TYPES.get(this.random.nextInt(TYPES.size())));
		}
		if (this.random.nextInt(4) == 0) {
			header(request, HEADERS.get(this.random.nextInt(HEADERS.size())), line());
		}
		if (this.random.nextInt(12) == 0) {
			String name = COOKIES.get(this.random.nextInt(COOKIES.size()));
			this.language = name.equals("WEIR_LANGUAGE") ? Language.UNKNOWN : this.language;
			String value = line();
			this.story.append(" cookie ").append(name).append('=').append(value);
			request.cookie(new Cookie(name, value));
		}
		return request;
	}

	private void header(AbstractMockHttpServletRequestBuilder<?> request, String name, String value) {
		this.story.append(" {").append(name).append(": ").append(value).append('}');
		request.header(name, value);
	}

	/** What a header can hold once a server has read it. */
	private String line() {
		return HostileText.any(this.random).replaceAll("[\\x00-\\x1f\\x7f]|[^\\x00-\\xff]", "?");
	}

	/** What somebody who uses the form would send. */
	private String usual(String field) {
		return switch (field) {
			case "name" -> "fuzz-" + Math.abs(this.random.nextInt());
			case "hostId", "host", "id" -> this.host.id().toString();
			case "connection.transport" -> List.of("test", "tcp", "tls", "local").get(this.random.nextInt(4));
			case "connection.address" -> "127.0.0.1";
			case "connection.port" -> "1";
			case "size" -> "custom";
			case "vcpus" -> "1";
			case "memoryMib" -> "64";
			case "disks[0].source" -> "new";
			case "disks[0].poolName", "pool" -> "default";
			case "format" -> "raw";
			case "uuids", "uuid" -> this.host.vms().isEmpty() ? "none" : this.host.vms().get(0).id().toString();
			case "action" -> "start";
			case "capacity", "disks[0].sizeGib" -> "1";
			default -> "";
		};
	}

	private String odd(String name) {
		return List
			.of(name + "[0]", name + "[999999999]", name + "[-1]", name + "[x]", name + ".x", name + "[", "_" + name,
					"!" + name, "class.classLoader", "a[0][1].b", name + "." + name)
			.get(this.random.nextInt(11));
	}

	private static String encoded(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

}
