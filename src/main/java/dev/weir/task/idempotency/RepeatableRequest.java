package dev.weir.task.idempotency;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

import dev.weir.problem.InvalidInput;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose body was read already and is read once more by the controller. Used by
 * one thread.
 */
final class RepeatableRequest extends HttpServletRequestWrapper {

	/** No request that makes a task is anywhere near as long. */
	static final int LONGEST_BODY = 1 << 20;

	private final byte[] body;

	private RepeatableRequest(HttpServletRequest request, byte[] body) {
		super(request);
		this.body = body;
	}

	/**
	 * @throws InvalidInput when the body is too long to be kept
	 */
	static RepeatableRequest of(HttpServletRequest request) throws IOException {
		byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
		if (body.length > LONGEST_BODY) {
			throw InvalidInput.of(RequestKey.HEADER, "task.idempotency.too-long");
		}
		return new RepeatableRequest(request, body);
	}

	/** Tells one request from another: where it goes and what it says. */
	String digest() {
		try {
			MessageDigest sha = MessageDigest.getInstance("SHA-256");
			String head = getMethod() + "\n" + getRequestURI() + "\n" + Objects.toString(getQueryString(), "") + "\n";
			sha.update(head.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(sha.digest(this.body));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	@Override
	public ServletInputStream getInputStream() {
		return new Replayed(new ByteArrayInputStream(this.body));
	}

	@Override
	public BufferedReader getReader() {
		return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
	}

	private static final class Replayed extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		Replayed(ByteArrayInputStream bytes) {
			this.bytes = bytes;
		}

		@Override
		public int read() {
			return this.bytes.read();
		}

		@Override
		public int read(byte[] into, int offset, int length) {
			return this.bytes.read(into, offset, length);
		}

		@Override
		public boolean isFinished() {
			return this.bytes.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException("Read blocking");
		}

	}

}
