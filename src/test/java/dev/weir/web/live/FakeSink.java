package dev.weir.web.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection that takes only what it is told to take. */
final class FakeSink implements Sink {

	final List<String> written = new ArrayList<>();

	int room = Integer.MAX_VALUE;

	boolean broken;

	boolean closed;

	@Override
	public boolean isReady() {
		return this.room > 0;
	}

	@Override
	public void write(byte[] message) throws IOException {
		if (this.broken) {
			throw new IOException("Broken pipe");
		}
		this.room--;
		this.written.add(new String(message, StandardCharsets.UTF_8));
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
