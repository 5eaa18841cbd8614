package dev.weir.console.relay;

import java.nio.ByteBuffer;

/**
 * Reads the frames of a browser (RFC 6455, section 5), in pieces of any size: no message
 * is too long, none is kept whole. Not thread-safe.
 */
final class FrameReader {

	private static final int CONTINUATION = 0;

	private static final int TEXT = 1;

	private static final int BINARY = 2;

	private static final int CLOSE = 8;

	private static final int PING = 9;

	private static final int PONG = 10;

	private static final int FINAL = 0x80;

	private static final int MASKED = 0x80;

	private static final int LONGEST_HEAD = 14;

	private final Controls controls;

	private final ByteBuffer head = ByteBuffer.allocate(LONGEST_HEAD);

	private final ByteBuffer control = ByteBuffer.allocate(WebSocketFrames.MAX_CONTROL);

	/** Bytes of the head, once its second byte is there. */
	private int headLength = 2;

	private int opcode;

	/** Bytes of the present frame's payload that are still to come. */
	private long rest;

	/** The mask, turned so that its first byte is for the next byte. */
	private int mask;

	private boolean insideMessage;

	private boolean closed;

	FrameReader(Controls controls) {
		this.controls = controls;
	}

	/**
	 * Reads what came, to its end. Afterwards the buffer holds what the data frames
	 * carried: unmasked in place, without what stood between.
	 * @throws Malformed when a browser may not send this
	 */
	void read(ByteBuffer data) {
		int begin = data.position();
		int end = begin;
		while (data.hasRemaining() && !this.closed) {
			if (this.rest > 0) {
				end = payload(data, end);
			}
			else {
				this.head.put(data.get());
				head();
			}
		}
		data.limit(end).position(begin);
	}

	private int payload(ByteBuffer data, int end) {
		int length = (int) Math.min(this.rest, data.remaining());
		int from = data.position();
		int to = end;
		if (this.opcode >= CLOSE) {
			unmask(data, from, length, from);
			this.control.put(data.slice(from, length));
		}
		else {
			unmask(data, from, length, end);
			to += length;
		}
		data.position(from + length);
		this.rest -= length;
		if (this.rest == 0) {
			complete();
		}
		return to;
	}

	private void unmask(ByteBuffer data, int from, int length, int to) {
		int at = 0;
		long twice = ((long) this.mask << 32) | (this.mask & 0xffffffffL);
		for (; at <= length - 8; at += 8) {
			data.putLong(to + at, data.getLong(from + at) ^ twice);
		}
		for (; at < length; at++) {
			this.mask = Integer.rotateLeft(this.mask, 8);
			data.put(to + at, (byte) (data.get(from + at) ^ this.mask));
		}
	}

	private void head() {
		int have = this.head.position();
		if (have == 2) {
			this.headLength = check(this.head.get(0), this.head.get(1));
		}
		if (have < 2 || have < this.headLength) {
			return;
		}
		this.rest = length();
		this.mask = this.head.getInt(this.headLength - 4);
		this.head.clear();
		this.control.clear();
		if (this.rest == 0) {
			complete();
		}
	}

	/** Looks at the first two bytes; answers how long the head is. */
	private int check(byte first, byte second) {
		boolean last = (first & FINAL) != 0;
		this.opcode = first & 0x0f;
		int shown = second & 0x7f;
		if ((first & 0x70) != 0 || (second & MASKED) == 0) {
			throw new Malformed(Malformed.PROTOCOL);
		}
		switch (this.opcode) {
			case CONTINUATION -> require(this.insideMessage);
			case TEXT -> throw new Malformed(Malformed.NOT_BINARY);
			case BINARY -> require(!this.insideMessage);
			case CLOSE, PING, PONG -> require(last && shown <= WebSocketFrames.MAX_CONTROL);
			default -> require(false);
		}
		if (this.opcode <= BINARY) {
			this.insideMessage = !last;
		}
		return 6 + ((shown == WebSocketFrames.TWO_BYTES) ? 2 : ((shown == WebSocketFrames.EIGHT_BYTES) ? 8 : 0));
	}

	/** The shortest form is the only one allowed. */
	private long length() {
		int shown = this.head.get(1) & 0x7f;
		if (shown == WebSocketFrames.TWO_BYTES) {
			int length = this.head.getShort(2) & 0xffff;
			require(length > WebSocketFrames.MAX_CONTROL);
			return length;
		}
		if (shown == WebSocketFrames.EIGHT_BYTES) {
			long length = this.head.getLong(2);
			require(length > 0xffff);
			return length;
		}
		return shown;
	}

	private void complete() {
		this.control.flip();
		switch (this.opcode) {
			case PING -> this.controls.ping(this.control);
			case PONG -> this.controls.pong();
			case CLOSE -> {
				this.closed = true;
				require(!this.control.hasRemaining() || mayClose(this.control));
				this.controls.close();
			}
			default -> {
			}
		}
	}

	/** RFC 6455, 7.4. */
	private static boolean mayClose(ByteBuffer reason) {
		if (reason.remaining() == 1) {
			return false;
		}
		int code = reason.getShort(0) & 0xffff;
		return (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006)
				|| (code >= 3000 && code <= 4999);
	}

	private static void require(boolean holds) {
		if (!holds) {
			throw new Malformed(Malformed.PROTOCOL);
		}
	}

	/** Hears what is not data. */
	interface Controls {

		/**
		 * @param payload to be answered; valid during the call
		 */
		void ping(ByteBuffer payload);

		void pong();

		/** Nothing comes after that. */
		void close();

	}

	/** What no browser sends. */
	static final class Malformed extends RuntimeException {

		/** RFC 6455, 7.4.1: a protocol error. */
		static final int PROTOCOL = 1002;

		/** RFC 6455, 7.4.1: a kind of data that is not taken. */
		static final int NOT_BINARY = 1003;

		private static final long serialVersionUID = 1L;

		private final int code;

		Malformed(int code) {
			super(null, null, false, false);
			this.code = code;
		}

		/** The close code to answer with. */
		int code() {
			return this.code;
		}

	}

}
