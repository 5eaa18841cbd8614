package dev.weir.hypervisor.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends back what it gets; stands for a VNC server or a libvirt daemon. */
final class EchoServer implements AutoCloseable {

	private final ServerSocketChannel server;

	private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

	private EchoServer(StandardProtocolFamily family, SocketAddress address) throws IOException {
		this.server = ServerSocketChannel.open(family).bind(address);
		new Thread(this::accept, "echo").start();
	}

	static EchoServer tcp() throws IOException {
		return new EchoServer(StandardProtocolFamily.INET,
				new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), 0));
	}

	static EchoServer unix(Path path) throws IOException {
		return new EchoServer(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(path));
	}

	int port() {
		try {
			return ((InetSocketAddress) this.server.getLocalAddress()).getPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int connections() {
		return this.open.size();
	}

	private void accept() {
		try {
			while (true) {
				SocketChannel channel = this.server.accept();
				this.open.add(channel);
				new Thread(() -> echo(channel), "echo-one").start();
			}
		}
		catch (IOException ex) {
			this.open.forEach(EchoServer::close);
		}
	}

	private void echo(SocketChannel channel) {
		ByteBuffer buffer = ByteBuffer.allocate(8192);
		try (channel) {
			while (channel.read(buffer) >= 0) {
				buffer.flip();
				while (buffer.hasRemaining()) {
					channel.write(buffer);
				}
				buffer.clear();
			}
		}
		catch (IOException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.open.remove(channel);
		}
	}

	private static void close(SocketChannel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
