package dev.weir.console.relay;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import dev.weir.console.relay.FrameReaderPropertyTests.Part;

/** A browser that sends any bytes it likes. One thread reads, one writes. */
final class RawClient implements AutoCloseable {

	private final Socket socket;

	private final DataInputStream in;

	private final OutputStream out;

	/**
	 * @param behind sent in one piece with the handshake
	 */
	RawClient(EchoConsole console, byte[] behind) throws IOException {
		this.socket = new Socket("127.0.0.1", console.port());
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(120_000);
		Socket secured = console.isTls() ? tls(this.socket) : this.socket;
		this.in = new DataInputStream(secured.getInputStream());
		this.out = secured.getOutputStream();
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		request.writeBytes(("GET " + console.path() + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
				+ "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII));
		request.writeBytes(behind);
		send(request.toByteArray());
		String answer = head();
		// the example of RFC 6455, 1.3
		if (!answer.startsWith("HTTP/1.1 101") || !answer.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) {
			throw new IOException(answer);
		}
	}

	private String head() throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) this.in.readUnsignedByte());
		}
		return head.toString();
	}

	void send(byte[] bytes) {
		try {
			this.out.write(bytes);
			this.out.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Sends it in messages of that size. */
	void sendFrames(byte[] bytes, int size) {
		for (int at = 0; at < bytes.length; at += size) {
			send(Part.frame(0x82, Arrays.copyOfRange(bytes, at, Math.min(at + size, bytes.length)), at * 31));
		}
	}

	/** Sends it again and again until the connection is closed. */
	void sendUntilClosed(byte[] bytes) {
		byte[] frame = Part.frame(0x82, bytes, 77);
		try {
			while (true) {
				this.out.write(frame);
			}
		}
		catch (IOException ex) {
			// as expected
		}
	}

	/** That many bytes of data. */
	byte[] readData(int length) {
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		while (data.size() < length) {
			byte[] frame = readFrame();
			if (frame.length == 0 || (frame[0] & 0x0f) != 2) {
				throw new AssertionError("no data: " + Arrays.toString(frame));
			}
			int head = (frame[1] == 126) ? 4 : ((frame[1] == 127) ? 10 : 2);
			data.write(frame, head, frame.length - head);
		}
		return data.toByteArray();
	}

	/** One frame, head included; empty at the end. */
	byte[] readFrame() {
		try {
			int first = this.in.read();
			if (first < 0) {
				return new byte[0];
			}
			ByteArrayOutputStream frame = new ByteArrayOutputStream();
			frame.write(first);
			int shown = this.in.readUnsignedByte();
			frame.write(shown);
			byte[] more = this.in.readNBytes((shown == 126) ? 2 : ((shown == 127) ? 8 : 0));
			frame.writeBytes(more);
			long length = (more.length == 0) ? shown : new java.math.BigInteger(1, more).longValueExact();
			frame.writeBytes(this.in.readNBytes((int) length));
			return frame.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Code and reason of the farewell, past all data. */
	String farewell() {
		byte[] frame = readFrame();
		while (frame.length > 0 && frame[0] != (byte) 0x88) {
			frame = readFrame();
		}
		return ((frame[2] & 0xff) << 8 | (frame[3] & 0xff)) + " "
				+ new String(frame, 4, frame.length - 4, StandardCharsets.US_ASCII);
	}

	/** Without TLS's farewell, which waits for whoever writes. */
	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	private static Socket tls(Socket plain) throws IOException {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { new TrustsAnybody() }, null);
			return context.getSocketFactory().createSocket(plain, "127.0.0.1", plain.getPort(), false);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The certificate is one of the test's own. */
	private static final class TrustsAnybody implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
			// a client trusts no clients
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
			// whoever it is
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
