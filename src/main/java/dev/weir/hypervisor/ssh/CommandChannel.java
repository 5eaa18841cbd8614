package dev.weir.hypervisor.ssh;

import java.io.IOException;

import org.apache.sshd.client.channel.ChannelExec;
import org.jspecify.annotations.Nullable;

/**
 * A program on the host whose standard input and output lead to libvirt's socket: for an
 * sshd that forbids forwarding sockets. The command is put together of fixed words and a
 * path checked by {@link dev.weir.hypervisor.Endpoint}, which has no character that a
 * shell knows.
 */
final class CommandChannel extends ChannelExec implements Forwardable {

	private @Nullable Sink sink;

	private CommandChannel(String command) {
		super(command, null, null);
		setStreaming(Streaming.Async);
	}

	static CommandChannel netcat(String path) {
		return new CommandChannel("nc -U " + path);
	}

	@Override
	public void sink(Sink target) {
		this.sink = target;
	}

	@Override
	protected void doWriteData(byte[] data, int offset, long length) throws IOException {
		if (this.sink != null) {
			this.sink.accept(data, offset, (int) length);
		}
	}

	@Override
	protected void doWriteExtendedData(byte[] data, int offset, long length) throws IOException {
		getLocalWindow().release(length);
	}

	@Override
	public void handleEof() throws IOException {
		super.handleEof();
		if (this.sink != null) {
			this.sink.end();
		}
	}

}
