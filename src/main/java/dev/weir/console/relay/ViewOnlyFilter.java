package dev.weir.console.relay;

import java.nio.ByteBuffer;

/**
 * Lets through what a browser may say to a display that it may only look at (RFC 6143,
 * 7.1 to 7.5, and the extensions that noVNC and QEMU know): keys, pointer, clipboard,
 * resizing and QEMU's own messages are dropped. It follows versions 3.7 and 3.8 with no
 * or VNC authentication; anything else is an unknown message. Not thread-safe: fed by one
 * thread at a time, with pieces of any size.
 */
final class ViewOnlyFilter {

	private static final int VERSION_LENGTH = 12;

	private static final int NO_AUTHENTICATION = 1;

	private static final int VNC_AUTHENTICATION = 2;

	private static final int CHALLENGE_LENGTH = 16;

	/** Longest beginning of a message that tells the message's length. */
	private static final int LONGEST_HEAD = VERSION_LENGTH;

	private Stage stage = Stage.VERSION;

	private final ByteBuffer head = ByteBuffer.allocate(LONGEST_HEAD);

	/** Bytes of the present message that are still to come after its head. */
	private long rest;

	private boolean passing;

	/**
	 * @param data what the browser sent; read to its end
	 * @return what may go on to the display
	 * @throws UnknownMessage when the browser sent something else
	 */
	ByteBuffer filter(ByteBuffer data) {
		ByteBuffer out = ByteBuffer.allocate(data.remaining() + LONGEST_HEAD);
		while (data.hasRemaining()) {
			if (this.rest > 0) {
				body(data, out);
			}
			else {
				this.head.put(data.get());
				head(out);
			}
		}
		return out.flip();
	}

	private void body(ByteBuffer data, ByteBuffer out) {
		int length = (int) Math.min(this.rest, data.remaining());
		if (this.passing) {
			out.put(data.slice(data.position(), length));
		}
		data.position(data.position() + length);
		this.rest -= length;
	}

	private void head(ByteBuffer out) {
		switch (this.stage) {
			case VERSION -> version(out);
			case SECURITY -> security(out);
			case SHARED -> shared(out);
			case MESSAGES -> message(out);
		}
	}

	private void version(ByteBuffer out) {
		if (this.head.position() == VERSION_LENGTH) {
			String version = new String(this.head.array(), java.nio.charset.StandardCharsets.US_ASCII);
			if (!version.equals("RFB 003.007\n") && !version.equals("RFB 003.008\n")) {
				throw new UnknownMessage();
			}
			pass(out, 0);
			this.stage = Stage.SECURITY;
		}
	}

	private void security(ByteBuffer out) {
		int type = this.head.get(0);
		if (type != NO_AUTHENTICATION && type != VNC_AUTHENTICATION) {
			throw new UnknownMessage();
		}
		pass(out, (type == VNC_AUTHENTICATION) ? CHALLENGE_LENGTH : 0);
		this.stage = Stage.SHARED;
	}

	/** Whoever only looks does not drive others out: always shared. */
	private void shared(ByteBuffer out) {
		this.head.put(0, (byte) 1);
		pass(out, 0);
		this.stage = Stage.MESSAGES;
	}

	private void message(ByteBuffer out) {
		int type = this.head.get(0) & 0xff;
		int have = this.head.position();
		switch (type) {
			case 0 -> pass(out, 19); // SetPixelFormat
			case 2 -> { // SetEncodings
				if (have == 4) {
					pass(out, 4L * (this.head.getShort(2) & 0xffff));
				}
			}
			case 3, 150 -> pass(out, 9); // FramebufferUpdateRequest,
											// EnableContinuousUpdates
			case 4 -> drop(7); // KeyEvent
			case 5 -> drop(5); // PointerEvent
			case 6 -> { // ClientCutText; a negative length is the extended clipboard
				if (have == 8) {
					drop(Math.abs((long) this.head.getInt(4)));
				}
			}
			case 248 -> { // ClientFence
				if (have == 9) {
					pass(out, this.head.get(8) & 0xff);
				}
			}
			case 250 -> drop(3); // xvp: power
			case 251 -> { // SetDesktopSize
				if (have == 8) {
					drop(16L * (this.head.get(6) & 0xff));
				}
			}
			case 255 -> qemu(have);
			default -> throw new UnknownMessage();
		}
	}

	/** QEMU's messages: a key with its scan code, or the switching of sound. */
	private void qemu(int have) {
		if (have < 2) {
			return;
		}
		switch (this.head.get(1)) {
			case 0 -> drop(10);
			case 1 -> {
				if (have == 4) {
					drop((this.head.getShort(2) == 2) ? 6 : 0);
				}
			}
			default -> throw new UnknownMessage();
		}
	}

	private void pass(ByteBuffer out, long more) {
		out.put(this.head.flip());
		next(more, true);
	}

	private void drop(long more) {
		next(more, false);
	}

	private void next(long more, boolean pass) {
		this.head.clear();
		this.rest = more;
		this.passing = pass;
	}

	/** What a connection goes through. */
	private enum Stage {

		VERSION, SECURITY, SHARED, MESSAGES

	}

	/** The browser said something that the filter cannot follow. */
	static final class UnknownMessage extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
