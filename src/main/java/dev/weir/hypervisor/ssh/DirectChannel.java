package dev.weir.hypervisor.ssh;

import java.io.IOException;

import org.apache.sshd.client.channel.AbstractClientChannel;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.ChannelAsyncOutputStream;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A socket of the host: TCP as RFC 4254, 7.2 has it, or a UNIX socket by OpenSSH's
 * extension
 * (<a href="https://github.com/openssh/openssh-portable/blob/master/PROTOCOL">PROTOCOL,
 * 2.4</a>), which MINA lacks on the client's side.
 */
final class DirectChannel extends AbstractClientChannel implements Forwardable {

	private final String address;

	private final int port;

	private @Nullable Sink sink;

	private DirectChannel(String type, String address, int port) {
		super(type);
		this.address = address;
		this.port = port;
		setStreaming(Streaming.Async);
	}

	static DirectChannel tcp(String address, int port) {
		return new DirectChannel("direct-tcpip", address, port);
	}

	static DirectChannel unix(String path) {
		return new DirectChannel("direct-streamlocal@openssh.com", path, -1);
	}

	@Override
	public void sink(Sink target) {
		this.sink = target;
	}

	@Override
	public synchronized OpenFuture open() throws IOException {
		this.openFuture = new DefaultOpenFuture(this, this.futureLock);
		Buffer buffer = getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_OPEN);
		buffer.putString(getChannelType());
		buffer.putUInt(getChannelId());
		buffer.putUInt(getLocalWindow().getSize());
		buffer.putUInt(getLocalWindow().getPacketSize());
		buffer.putString(this.address);
		if (this.port > 0) {
			buffer.putUInt(this.port);
			buffer.putString("127.0.0.1");
		}
		else {
			buffer.putString("");
		}
		buffer.putUInt(0);
		writePacket(buffer);
		return this.openFuture;
	}

	@Override
	protected void doOpen() {
		this.asyncIn = new ChannelAsyncOutputStream(this, SshConstants.SSH_MSG_CHANNEL_DATA);
	}

	@Override
	protected void doWriteData(byte[] data, int offset, long length) throws IOException {
		if (this.sink != null) {
			this.sink.accept(data, offset, (int) length);
		}
	}

	@Override
	public void handleEof() throws IOException {
		super.handleEof();
		if (this.sink != null) {
			this.sink.end();
		}
	}

}
