package dev.weir.console.bench;

import java.nio.ByteBuffer;

/** Follows the frames of a server (RFC 6455, 5.2), or none where there are none. */
final class Frames {

	private final boolean framed;

	private final byte[] head = new byte[10];

	private int have;

	private long rest;

	private boolean data;

	Frames(boolean framed) {
		this.framed = framed;
	}

	/** A binary message of zeros in one frame, masked. */
	static ByteBuffer masked(int length) {
		int mask = 0x5a17c3e9;
		ByteBuffer frame = ByteBuffer.allocateDirect(length + 8);
		frame.put((byte) 0x82);
		if (length < 126) {
			frame.put((byte) (0x80 | length));
		}
		else {
			frame.put((byte) (0x80 | 126)).putShort((short) length);
		}
		frame.putInt(mask);
		for (int at = 0; at < length; at++) {
			frame.put((byte) (mask >>> (24 - 8 * (at & 3))));
		}
		return frame.flip().slice();
	}

	/** How many bytes of payload are in what was read; read to its end. */
	long payload(ByteBuffer read) {
		if (!this.framed) {
			return read.remaining();
		}
		long payload = 0;
		while (read.hasRemaining()) {
			if (this.rest > 0) {
				int part = (int) Math.min(this.rest, read.remaining());
				read.position(read.position() + part);
				this.rest -= part;
				payload += this.data ? part : 0;
			}
			else {
				head(read.get());
			}
		}
		return payload;
	}

	private void head(byte next) {
		this.head[this.have++] = next;
		if (this.have < 2) {
			return;
		}
		int length = this.head[1] & 0x7f;
		int whole = (length < 126) ? 2 : ((length == 126) ? 4 : 10);
		if (this.have < whole) {
			return;
		}
		long value = (whole == 2) ? length : 0;
		for (int at = 2; at < whole; at++) {
			value = value << 8 | (this.head[at] & 0xff);
		}
		this.data = (this.head[0] & 0x0f) <= 2;
		if ((this.head[0] & 0x0f) == 8) {
			throw new IllegalStateException("a console was closed by the server");
		}
		this.rest = value;
		this.have = 0;
	}

}
