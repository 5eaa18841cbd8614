package dev.weir.hypervisor.ssh;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two ends of one local connection, which Java has no call for: made over a socket file
 * in a private folder that is gone again at once.
 */
record SocketPair(SocketChannel ours, SocketChannel theirs) {

	static SocketPair open(Path privateFolder) throws IOException {
		Path file = Files.createTempFile(privateFolder, "pair", ".sock");
		Files.delete(file);
		UnixDomainSocketAddress address = UnixDomainSocketAddress.of(file);
		try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			server.bind(address, 1);
			SocketChannel theirs = SocketChannel.open(address);
			return new SocketPair(server.accept(), theirs);
		}
		finally {
			Files.deleteIfExists(file);
		}
	}

}
