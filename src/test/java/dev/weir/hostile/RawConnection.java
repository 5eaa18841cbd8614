package dev.weir.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection on which anything may be sent. For one thread.
 */
final class RawConnection implements AutoCloseable {

	private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");

	private final Socket socket = new Socket();

	RawConnection(URI server) throws IOException {
		this.socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 60_000);
		this.socket.setTcpNoDelay(true);
	}

	/** Sends; a server that has closed already has said enough. */
	RawConnection send(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
			this.socket.getOutputStream().flush();
		}
		catch (IOException ex) {
			// closed: the answer may still be read
		}
		return this;
	}

	RawConnection send(String latin1) {
		return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * The statuses of all answers that come until the connection ends, or until nothing
	 * more comes for so long.
	 */
	List<Integer> statuses(int millis) throws IOException {
		String text = read(millis);
		List<Integer> all = new ArrayList<>();
		Matcher matcher = STATUS.matcher(text);
		while (matcher.find()) {
			if (matcher.start() == 0 || text.charAt(matcher.start() - 1) == '\n' || matcher.group(1).charAt(0) != '1') {
				all.add(Integer.valueOf(matcher.group(1)));
			}
		}
		return all;
	}

	/** Whether the server has ended the connection within that time. */
	boolean isEndedWithin(int millis) throws IOException {
		this.socket.setSoTimeout(millis);
		try {
			InputStream in = this.socket.getInputStream();
			byte[] some = new byte[4096];
			while (in.read(some) >= 0) {
				// an answer before the end
			}
			return true;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	private String read(int millis) throws IOException {
		this.socket.setSoTimeout(millis);
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		byte[] some = new byte[8192];
		try {
			for (int n = this.socket.getInputStream().read(some); n >= 0; n = this.socket.getInputStream().read(some)) {
				answer.write(some, 0, n);
			}
		}
		catch (IOException ex) {
			// nothing more comes
		}
		return answer.toString(StandardCharsets.ISO_8859_1);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
