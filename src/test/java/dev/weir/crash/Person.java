package dev.weir.crash;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.testbed.RunningWeir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody with a browser's cookies, signed in through the form. Thread-safe.
 */
final class Person {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	// an attempt at HTTP/2 would be no navigation
	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.cookieHandler(new CookieManager())
		.build();

	private final URI base;

	private Person(URI base) {
		this.base = base;
	}

	static Person signIn(RunningWeir weir, String password) throws Exception {
		Person person = new Person(weir.url());
		Matcher token = TOKEN.matcher(person.get("/login").body());
		assertThat(token.find()).isTrue();
		String form = "account=admin&password=" + encoded(password) + "&_csrf=" + encoded(token.group(1));
		person.http.send(HttpRequest.newBuilder(URI.create(weir.url() + "/login"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form))
			.build(), HttpResponse.BodyHandlers.discarding());
		assertThat(person.status("/vms")).isEqualTo(200);
		return person;
	}

	/** What a page answers; 302 leads to the sign-in. */
	int status(String path) throws Exception {
		return get(path).statusCode();
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.http.send(
				HttpRequest.newBuilder(URI.create(this.base + path)).header("Accept", "text/html").build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
