package dev.weir.web.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One browser's worth of requests over one connection that is kept open: as little work
 * as possible between the sockets, so that what is measured is the server. Not
 * thread-safe.
 */
final class PageClient implements AutoCloseable {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final byte[] buffer = new byte[1 << 16];

	private final String headers;

	private final Socket socket;

	private final InputStream input;

	private PageClient(URI url, String cookie) throws IOException {
		this.headers = " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAccept: text/html\r\nAccept-Language: en\r\n"
				+ "Accept-Encoding: gzip\r\n" + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n");
		this.socket = new Socket(url.getHost(), url.getPort());
		this.socket.setTcpNoDelay(true);
		this.input = new BufferedInputStream(this.socket.getInputStream(), 1 << 16);
	}

	/** Somebody with that cookie; with an empty one a stranger. */
	static PageClient withCookie(URI url, String cookie) throws IOException {
		return new PageClient(url, cookie);
	}

	/** Asks for one page, without a session. */
	static Answer get(URI page) throws IOException {
		try (PageClient client = new PageClient(page, "")) {
			return client.get(page.getRawPath());
		}
	}

	/** The cookie of a new session. */
	static String signIn(URI url, String password) throws IOException, InterruptedException {
		CookieManager cookies = new CookieManager();
		HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
		HttpResponse<String> form = http.send(HttpRequest.newBuilder(url.resolve("/login")).build(),
				HttpResponse.BodyHandlers.ofString());
		Matcher token = CSRF.matcher(form.body());
		if (!token.find()) {
			throw new IOException("the sign-in page has no CSRF token");
		}
		String body = "account=admin&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8) + "&_csrf="
				+ URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
		http.send(HttpRequest.newBuilder(url.resolve("/login"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.discarding());
		return cookies.getCookieStore()
			.getCookies()
			.stream()
			.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
			.reduce((one, other) -> one + "; " + other)
			.orElse("");
	}

	/** Asks for a page and reads it whole. */
	Answer get(String path) throws IOException {
		byte[] request = ("GET " + path + this.headers + "\r\n").getBytes(StandardCharsets.US_ASCII);
		long began = System.nanoTime();
		this.socket.getOutputStream().write(request);
		String status = line();
		long first = System.nanoTime();
		long length = -1;
		boolean chunked = false;
		for (String header = line(); !header.isEmpty(); header = line()) {
			String low = header.toLowerCase(Locale.ROOT);
			length = low.startsWith("content-length:") ? Long.parseLong(low.substring(15).strip()) : length;
			chunked |= low.startsWith("transfer-encoding:") && low.contains("chunked");
		}
		long bytes = chunked ? chunks() : skip(Math.max(0, length));
		return new Answer(Integer.parseInt(status.substring(9, 12)), (first - began) / 1e6,
				(System.nanoTime() - began) / 1e6, bytes);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	private long chunks() throws IOException {
		long bytes = 0;
		for (int size = chunk(); size > 0; size = chunk()) {
			bytes += skip(size);
			line();
		}
		line();
		return bytes;
	}

	private int chunk() throws IOException {
		return Integer.parseInt(line(), 16);
	}

	private long skip(long length) throws IOException {
		for (long left = length; left > 0;) {
			int read = this.input.read(this.buffer, 0, (int) Math.min(left, this.buffer.length));
			if (read < 0) {
				throw new EOFException();
			}
			left -= read;
		}
		return length;
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder(80);
		for (int c = this.input.read(); c != '\n'; c = this.input.read()) {
			if (c < 0) {
				throw new EOFException();
			}
			if (c != '\r') {
				line.append((char) c);
			}
		}
		return line.toString();
	}

	/**
	 * What came back.
	 *
	 * @param firstByteMillis until the status line was read
	 * @param millis until the last byte
	 * @param bytes of the body as it went over the wire (compressed)
	 */
	record Answer(int status, double firstByteMillis, double millis, long bytes) {
	}

}
