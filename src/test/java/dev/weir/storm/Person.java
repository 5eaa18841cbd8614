package dev.weir.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who has signed in with a form and asks for pages as a browser does. One thread
 * at a time.
 */
final class Person {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private static final Duration PATIENCE = Duration.ofSeconds(180);

	private final URI base;

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private Person(URI base) {
		this.base = base;
	}

	static Person signIn(URI base, String password) {
		Person person = new Person(base);
		Matcher token = CSRF.matcher(person.send(person.request("/login")).body());
		if (!token.find()) {
			throw new AssertionError("no token in the sign-in form");
		}
		String form = "account=admin&password=" + encoded(password) + "&_csrf=" + encoded(token.group(1));
		HttpResponse<String> answer = person.send(person.request("/login")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form)));
		if (answer.statusCode() != 302 || answer.headers().firstValue("Location").orElse("").contains("error")) {
			throw new AssertionError("not signed in: " + answer.statusCode() + " " + answer.headers().map());
		}
		return person;
	}

	/** Asks for it and waits until all of it is there. */
	Visit ask(Question question) {
		HttpRequest.Builder request = request(question.path());
		if (question.fragment()) {
			request.header("HX-Request", "true");
		}
		long began = System.nanoTime();
		HttpResponse<String> answer = send(request);
		return new Visit(question, answer.statusCode(), Duration.ofNanos(System.nanoTime() - began), answer.body());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path)).timeout(PATIENCE);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * What can be asked for.
	 *
	 * @param asksHost whether the answer is fetched from the host at that moment: its
	 * time is the host's
	 * @param fragment whether htmx asks
	 */
	record Question(String path, boolean asksHost, boolean fragment) {

		static Question page(String path) {
			return new Question(path, false, false);
		}

		static Question host(String path, boolean fragment) {
			return new Question(path, true, fragment);
		}

	}

	/** An answer. */
	record Visit(Question question, int status, Duration took, String body) {

		/** Whether no lost host excuses it. */
		boolean isFault() {
			boolean lost = this.status == 503 || (this.question.asksHost() && this.status == 504);
			return this.status >= 500 && !lost;
		}

	}

}
