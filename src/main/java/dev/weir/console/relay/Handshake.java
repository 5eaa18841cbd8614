package dev.weir.console.relay;

import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The handshake of a WebSocket (RFC 6455, section 4.2), without extensions: screens are
 * compressed already.
 *
 * @param refusal why there can be none, or null
 * @param key what the browser wants to see answered
 * @param binary whether it asked for the subprotocol of noVNC
 */
record Handshake(@Nullable HttpStatus refusal, String key, boolean binary) {

	/** The only version there is. */
	static final String VERSION = "13";

	/** The header that tells the version. */
	static final String VERSION_HEADER = "Sec-WebSocket-Version";

	private static final String PROTOCOL = "Sec-WebSocket-Protocol";

	private static final String BINARY = "binary";

	private static final int KEY_BYTES = 16;

	static Handshake of(HttpServletRequest request) {
		String key = request.getHeader("Sec-WebSocket-Key");
		boolean binary = lists(request.getHeaders(PROTOCOL), BINARY);
		if (!lists(request.getHeaders(HttpHeaders.UPGRADE), "websocket")
				|| !lists(request.getHeaders(HttpHeaders.CONNECTION), "upgrade")
				|| !VERSION.equals(request.getHeader(VERSION_HEADER))) {
			return new Handshake(HttpStatus.UPGRADE_REQUIRED, "", binary);
		}
		return (key != null && isKey(key)) ? new Handshake(null, key, binary)
				: new Handshake(HttpStatus.BAD_REQUEST, "", binary);
	}

	/** Everything of the answer but its status. */
	void answer(HttpServletResponse response) {
		response.setHeader(HttpHeaders.UPGRADE, "websocket");
		response.setHeader(HttpHeaders.CONNECTION, "upgrade");
		response.setHeader("Sec-WebSocket-Accept", WebSocketFrames.accept(this.key));
		if (this.binary) {
			response.setHeader(PROTOCOL, BINARY);
		}
	}

	private static boolean lists(Enumeration<String> headers, String token) {
		return Collections.list(headers)
			.stream()
			.flatMap((header) -> Stream.of(header.split(",")))
			.anyMatch((word) -> word.strip().toLowerCase(Locale.ROOT).equals(token));
	}

	private static boolean isKey(String key) {
		try {
			return Base64.getDecoder().decode(key).length == KEY_BYTES;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
