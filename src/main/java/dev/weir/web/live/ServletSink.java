package dev.weir.web.live;

import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a servlet response without blocking (Servlet 3.1 non-blocking I/O).
 */
class ServletSink implements Sink, WriteListener, AsyncListener {

	private final AsyncContext context;

	private final ServletOutputStream output;

	private volatile @Nullable LiveClient client;

	private boolean unsent;

	ServletSink(AsyncContext context) throws IOException {
		this.context = context;
		this.output = context.getResponse().getOutputStream();
		context.setTimeout(0);
		context.addListener(this);
	}

	/** From now on the container calls when it can take more. */
	void start(LiveClient reader) {
		this.client = reader;
		this.output.setWriteListener(this);
	}

	@Override
	public boolean isReady() {
		return this.client != null && this.output.isReady();
	}

	@Override
	public void write(byte[] message) throws IOException {
		this.output.write(message);
		if (this.output.isReady()) {
			this.output.flush();
		}
		else {
			this.unsent = true;
		}
	}

	@Override
	public void onWritePossible() throws IOException {
		LiveClient reader = this.client;
		if (reader != null) {
			synchronized (reader) {
				if (this.unsent && this.output.isReady()) {
					this.unsent = false;
					this.output.flush();
				}
				reader.pump();
			}
		}
	}

	@Override
	public void close() {
		try {
			this.context.complete();
		}
		catch (IllegalStateException ex) {
			// the container completed it already
		}
	}

	@Override
	public void onError(Throwable error) {
		end();
	}

	@Override
	public void onComplete(AsyncEvent event) {
		end();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		end();
	}

	@Override
	public void onError(AsyncEvent event) {
		end();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// never started anew
	}

	private void end() {
		LiveClient reader = this.client;
		if (reader != null) {
			reader.close();
		}
	}

}
