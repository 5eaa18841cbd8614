package dev.weir.console.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * A connection that Tomcat has given up after its handshake. The channel is asked for
 * anew each time: a closed one may serve another connection.
 */
final class TomcatWire implements Wire {

	private final SocketWrapperBase<NioChannel> wrapper;

	private final SocketChannel channel;

	/** Until Tomcat holds nothing more that came behind the handshake. */
	private boolean leftOver = true;

	TomcatWire(SocketWrapperBase<NioChannel> wrapper) {
		this.wrapper = wrapper;
		this.channel = wrapper.getSocket().getIOChannel();
	}

	@Override
	public SocketChannel channel() {
		return this.channel;
	}

	@Override
	public int read(ByteBuffer into) throws IOException {
		if (this.leftOver) {
			int read = this.wrapper.read(false, into);
			this.leftOver = read > 0;
			return read;
		}
		return this.wrapper.getSocket().read(into);
	}

	@Override
	public boolean isSelectable() {
		return !this.leftOver && !(this.wrapper.getSocket() instanceof SecureNioChannel);
	}

	@Override
	public void write(ByteBuffer from) throws IOException {
		NioChannel open = this.wrapper.getSocket();
		int written;
		do {
			written = open.write(from);
			if (written < 0) {
				throw new ClosedChannelException();
			}
		}
		while (written > 0 && from.hasRemaining());
	}

	@Override
	public boolean flush() throws IOException {
		NioChannel open = this.wrapper.getSocket();
		if (open.getOutboundRemaining() > 0) {
			open.flushOutbound();
		}
		return open.getOutboundRemaining() == 0;
	}

	@Override
	public void close() {
		this.wrapper.close();
	}

}
