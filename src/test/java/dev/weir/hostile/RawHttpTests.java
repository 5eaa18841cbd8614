package dev.weir.hostile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.weir.testbed.ApiClient;
import dev.weir.testbed.Length;
import dev.weir.testbed.Patience;
import dev.weir.testbed.RunningWeir;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is no proper HTTP, and what comes too slowly, at the packaged Weir: it answers
 * others meanwhile and lives on.
 */
@Tag("browser")
@Tag(Length.TAG)
class RawHttpTests {

	private static final String PASSWORD = "correct horse battery staple";

	private static final String HOST = "Host: weir\r\n";

	/** Twice the threads that the server has. */
	private static final int MANY = 200;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path home;

	@SuppressWarnings("NullAway.Init")
	private static RunningWeir weir;

	@SuppressWarnings("NullAway.Init")
	private static ApiClient client;

	@BeforeAll
	static void start() {
		weir = RunningWeir.start(home, Map.of("WEIR_DEMO", "true", "WEIR_ADMIN_PASSWORD", PASSWORD));
		client = ApiClient.signIn(weir, PASSWORD);
	}

	@AfterAll
	static void stop() {
		weir.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET / HTTP/9.9", "GET /", "G\0T / HTTP/1.1", "GET /\0 HTTP/1.1", "GET http:// HTTP/1.1",
			" / HTTP/1.1", "GET /%zz HTTP/1.1", "GET /%c0%ae%c0%ae/ HTTP/1.1", "GET /..%2f..%2fetc HTTP/1.1",
			"GET /api/v1/vms;a=b HTTP/1.1", "GET //api/v1/vms HTTP/1.1", "GET /\u00ff HTTP/1.1",
			"GET /api/v1/vms?q=\u00ff{}|^ HTTP/1.1", "CONNECT a:1 HTTP/1.1", "TRACE / HTTP/1.1", "PRI * HTTP/2.0",
			"OPTIONS * HTTP/1.1", "\u0016\u0003\u0001" })
	void oddRequestLinesAreRefused(String line) throws Exception {
		try (RawConnection connection = new RawConnection(weir.url())) {
			List<Integer> statuses = connection.send(line + "\r\n" + HOST + "Connection: close\r\n\r\n").statuses(3000);
			assertThat(statuses).hasSizeLessThanOrEqualTo(1).allMatch(RawHttpTests::isNoFault);
		}
		isAlive();
	}

	/** Two readers of one request must not see two different ends of it. */
	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 5, 5",
			"Content-Length: 5\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 5",
			"Transfer-Encoding: chunked, identity", "Transfer-Encoding: xchunked", "Transfer-Encoding : chunked",
			"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "Transfer-Encoding:\u000bchunked",
			"Transfer-Encoding: \"chunked\"", "Content-Length: +5", "Content-Length: -1", "Content-Length: 0x5",
			"Content-Length: 99999999999999999999", "Content-Length: 5\r\n 0",
			"X: a\r\n folded: b\r\nContent-Length: 5" })
	void framesThatCouldBeReadInTwoWaysEndTheConnection(String headers) throws Exception {
		String smuggled = "0\r\n\r\nGET /api/v1/smuggled HTTP/1.1\r\n" + HOST + "\r\n";
		try (RawConnection connection = new RawConnection(weir.url())) {
			List<Integer> statuses = connection
				.send("POST /login HTTP/1.1\r\n" + HOST + headers + "\r\n\r\n" + smuggled)
				.statuses(3000);
			assertThat(statuses).as("one answer, and no more").hasSizeLessThanOrEqualTo(1);
			assertThat(statuses).allMatch(RawHttpTests::isNoFault);
		}
		isAlive();
	}

	@Test
	void headersBeyondMeasureAreRefused() throws Exception {
		for (String head : List.of("GET /" + "a".repeat(200_000) + " HTTP/1.1\r\n" + HOST,
				"GET / HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(200_000) + "\r\n",
				"GET / HTTP/1.1\r\n" + HOST + "X: a\r\n".repeat(20_000),
				"GET / HTTP/1.1\r\n" + HOST + "Cookie: " + "a=b; ".repeat(5000) + "\r\n",
				"GET / HTTP/1.1\r\n" + HOST + "X\0Y: a\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
				"GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: a b\r\n")) {
			try (RawConnection connection = new RawConnection(weir.url())) {
				assertThat(connection.send(head + "\r\n").statuses(5000)).hasSizeLessThanOrEqualTo(1)
					.allMatch((status) -> status >= 300 && status < 500);
			}
		}
		isAlive();
	}

	@Test
	@Timeout(3600)
	void anyBytesAreAnsweredOrEndTheConnection() throws Exception {
		List<String> faults = new ArrayList<>();
		int cases = Length.of(200, 10_000);
		long start = System.nanoTime();
		for (int i = 0; i < cases; i++) {
			Random random = new Random(i);
			byte[] bytes = spoilt(random);
			try (RawConnection connection = new RawConnection(weir.url())) {
				List<Integer> statuses = connection.send(bytes).statuses(40);
				if (!statuses.stream().allMatch(RawHttpTests::isNoFault)) {
					faults.add(i + " " + statuses + " " + new String(bytes, StandardCharsets.ISO_8859_1));
				}
			}
			if (i % 1000 == 0) {
				isAlive();
			}
		}
		System.out.printf("raw HTTP: %d cases in %d ms%n", cases, (System.nanoTime() - start) / 1_000_000);
		assertThat(faults).isEmpty();
		isAlive();
	}

	@Test
	@Timeout(1200)
	void slowHeadersHoldNobodyUp() throws Exception {
		holds("GET / HTTP/1.1\r\n" + HOST + "X: ", 500);
	}

	@Test
	@Timeout(1200)
	void slowFormsHoldNobodyUp() throws Exception {
		holds("POST /login HTTP/1.1\r\n" + HOST + "Content-Type: application/x-www-form-urlencoded\r\n"
				+ "Content-Length: 100000\r\n\r\naccount=a", MANY);
	}

	@Test
	@Timeout(1200)
	void slowBodiesOfStrangersHoldNobodyUp() throws Exception {
		holds("POST /api/v1/hosts HTTP/1.1\r\n" + HOST + "Authorization: Bearer none\r\n"
				+ "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{", MANY);
	}

	/**
	 * Opens many connections that go on byte by byte; others are answered all the while.
	 */
	private static void holds(String beginning, int connections) throws Exception {
		List<RawConnection> slow = new ArrayList<>();
		try {
			for (int i = 0; i < connections; i++) {
				slow.add(new RawConnection(weir.url()).send(beginning));
			}
			long slowest = 0;
			for (int i = 0; i < 10; i++) {
				slow.forEach((connection) -> connection.send("a"));
				slowest = Math.max(slowest, isAlive());
			}
			System.out.printf("%d slow: others were answered within %d ms%n", connections, slowest);
			RawConnection first = slow.get(0);
			assertThat(first.isEndedWithin(180_000)).as("whoever falls silent is given up").isTrue();
		}
		finally {
			for (RawConnection connection : slow) {
				connection.close();
			}
		}
		isAlive();
	}

	/**
	 * Milliseconds that a proper request takes; far less than what the slow ones hold.
	 */
	private static long isAlive() {
		long start = System.nanoTime();
		assertThat(client.get("/api/v1/me").status()).isEqualTo(200);
		long millis = (System.nanoTime() - start) / 1_000_000;
		assertThat(millis).isLessThan(Patience.of(Duration.ofSeconds(5)).toMillis());
		assertThat(weir.log()).noneMatch((line) -> line.contains(" ERROR "));
		return millis;
	}

	/** 501 and 505 are Tomcat's words for methods and versions that it does not know. */
	private static boolean isNoFault(int status) {
		return status < 500 || status == 501 || status == 503 || status == 505;
	}

	private static byte[] spoilt(Random random) {
		String path = List
			.of("/", "/login", "/api/v1/vms", "/vms?q=a", "/api/v1/hosts", "/ws/console", "/assets/app.js")
			.get(random.nextInt(7));
		String method = List.of("GET", "POST", "PUT", "HEAD", "OPTIONS", "PATCH", "DELETE").get(random.nextInt(7));
		String body = random.nextBoolean() ? "" : "{\"name\": \"" + HostileText.any(random) + "\"}";
		String text = method + " " + path + " HTTP/1.1\r\n" + HOST + "Accept-Language: " + HostileText.any(random)
				+ "\r\nAuthorization: Bearer " + HostileText.any(random) + "\r\nCookie: WEIR=" + HostileText.any(random)
				+ "; WEIR_VM_COLUMNS=" + HostileText.any(random) + "\r\nX-Forwarded-For: " + HostileText.any(random)
				+ "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		for (int i = random.nextInt(4); i > 0; i--) {
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
		}
		return bytes;
	}

}
