package dev.weir.console.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What Weir sends of the WebSocket protocol (RFC 6455). */
final class WebSocketFrames {

	/** Largest payload of a control frame. */
	static final int MAX_CONTROL = 125;

	/** In place of a length: the length is in the next two bytes. */
	static final int TWO_BYTES = 126;

	/** In place of a length: the length is in the next eight bytes. */
	static final int EIGHT_BYTES = 127;

	/** Bytes that the head of a message may need. */
	static final int HEADROOM = 10;

	/** RFC 6455, 1.3. */
	private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private static final byte BINARY = (byte) 0x82;

	private static final byte CLOSE = (byte) 0x88;

	private static final byte PING = (byte) 0x89;

	private static final byte PONG = (byte) 0x8a;

	private WebSocketFrames() {
	}

	/**
	 * Makes a binary message of data that has room for the head before its position.
	 * @param data afterwards begins with the head
	 */
	static void message(ByteBuffer data) {
		int length = data.remaining();
		int begin = data.position();
		if (length <= MAX_CONTROL) {
			data.position(begin - 2);
			data.put(begin - 1, (byte) length);
		}
		else if (length <= 0xffff) {
			data.position(begin - 4);
			data.put(begin - 3, (byte) TWO_BYTES).putShort(begin - 2, (short) length);
		}
		else {
			data.position(begin - HEADROOM);
			data.put(begin - 9, (byte) EIGHT_BYTES).putLong(begin - 8, length);
		}
		data.put(data.position(), BINARY);
	}

	/** Asks for a sign of life. */
	static ByteBuffer ping() {
		return control(PING, ByteBuffer.allocate(0));
	}

	/** Answers a ping with its payload. */
	static ByteBuffer pong(ByteBuffer payload) {
		return control(PONG, payload);
	}

	/**
	 * Says farewell.
	 * @param reason ASCII, at most 123 characters
	 */
	static ByteBuffer close(int code, String reason) {
		ByteBuffer payload = ByteBuffer.allocate(2 + reason.length());
		payload.putShort((short) code).put(reason.getBytes(StandardCharsets.US_ASCII));
		return control(CLOSE, payload.flip());
	}

	private static ByteBuffer control(byte kind, ByteBuffer payload) {
		ByteBuffer frame = ByteBuffer.allocate(2 + payload.remaining());
		return frame.put(kind).put((byte) payload.remaining()).put(payload).flip();
	}

	/** The answer to the key of a handshake. */
	static String accept(String key) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-1");
			return Base64.getEncoder()
				.encodeToString(digest.digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
