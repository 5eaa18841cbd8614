package dev.weir.hypervisor.libvirt;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;

import com.sun.jna.LastErrorException;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Makes a pair of connected sockets, one end Java's, the other a bare file descriptor for
 * libvirt. Java cannot adopt a descriptor, hence the short-lived socket file.
 * <p>
 * virDomainOpenGraphicsFD would be the shorter way, but the descriptor that it returns
 * could only be read and written by blocking system calls through JNA, one thread for
 * each direction of each console; this socket works with a selector.
 */
final class GraphicsSocket {

	/** VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH: Weir has checked who asks. */
	static final int SKIP_AUTHENTICATION = 1;

	private static final int AF_UNIX = 1;

	/** SOCK_STREAM | SOCK_CLOEXEC: no child process may inherit it. */
	private static final int STREAM = 1 | 0x80000;

	/** sizeof(struct sockaddr_un): a 2 byte family, then the path. */
	private static final int ADDRESS_SIZE = 110;

	private GraphicsSocket() {
	}

	/**
	 * @param handOver gives the descriptor to libvirt, which sends a copy of it to QEMU
	 * @return Java's end, in blocking mode
	 */
	static SocketChannel open(IntConsumer handOver) {
		Path folder = null;
		try {
			folder = Files.createTempDirectory("weir-vnc");
			return connect(folder.resolve("s"), handOver);
		}
		catch (IOException | LastErrorException ex) {
			throw Problem.of(ErrorKind.INTERNAL, ex.getMessage(), ex);
		}
		finally {
			remove(folder);
		}
	}

	private static SocketChannel connect(Path socket, IntConsumer handOver) throws IOException {
		try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			server.bind(UnixDomainSocketAddress.of(socket), 1);
			int fd = LibC.C.socket(AF_UNIX, STREAM, 0);
			try {
				LibC.C.connect(fd, address(socket), ADDRESS_SIZE);
				return handOver(server.accept(), fd, handOver);
			}
			finally {
				LibC.C.close(fd);
			}
		}
	}

	private static SocketChannel handOver(SocketChannel ours, int theirs, IntConsumer handOver) throws IOException {
		try {
			handOver.accept(theirs);
			return ours;
		}
		catch (RuntimeException ex) {
			ours.close();
			throw ex;
		}
	}

	private static byte[] address(Path socket) {
		ByteBuffer address = ByteBuffer.allocate(ADDRESS_SIZE).order(ByteOrder.nativeOrder());
		address.putShort((short) AF_UNIX).put(socket.toString().getBytes(StandardCharsets.UTF_8));
		return address.array();
	}

	private static void remove(@Nullable Path folder) {
		if (folder == null) {
			return;
		}
		try {
			Files.deleteIfExists(folder.resolve("s"));
			Files.deleteIfExists(folder);
		}
		catch (IOException ex) {
			throw Problem.of(ErrorKind.INTERNAL, ex.getMessage(), ex);
		}
	}

}
