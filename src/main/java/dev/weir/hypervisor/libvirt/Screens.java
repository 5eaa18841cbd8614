package dev.weir.hypervisor.libvirt;

import java.io.ByteArrayOutputStream;
import java.nio.channels.SocketChannel;
import java.util.UUID;

import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Screenshot;
import dev.weir.hypervisor.libvirt.LibvirtHypervisor.Opening;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.CString;

/**
 * Screens and serial lines of virtual machines.
 */
final class Screens {

	/** VIR_DOMAIN_CONSOLE_FORCE: take it over from whoever holds it. */
	private static final int CONSOLE_FORCE = 1;

	private static final int CHUNK = 256 * 1024;

	private final Session session;

	private final Streams streams;

	private final Opening opening;

	private final StreamReadiness readiness;

	Screens(Session session, Streams streams, Opening opening, StreamReadiness readiness) {
		this.session = session;
		this.streams = streams;
		this.opening = opening;
		this.readiness = readiness;
	}

	Screenshot screenshot(UUID uuid, int screen) {
		CString[] mimeType = new CString[1];
		LibvirtStream picture = this.streams.open((own, stream) -> own.onDomain(uuid, (libvirt, domain) -> {
			mimeType[0] = libvirt.virDomainScreenshot(domain, stream, screen, 0);
			return (mimeType[0] != null) ? 0 : -1;
		}));
		try (picture) {
			return new Screenshot(mimeType[0].toString(), readAll(picture));
		}
	}

	ByteStream openConsole(UUID uuid, @Nullable String device) {
		String alias = (device != null) ? Handles.argument(device) : null;
		return this.streams.openConsole(this.readiness, (own, stream) -> own.onDomain(uuid,
				(libvirt, domain) -> libvirt.virDomainOpenConsole(domain, alias, stream, CONSOLE_FORCE)));
	}

	/**
	 * Only for a daemon on this machine: a file descriptor cannot travel further, and a
	 * daemon that is asked for it over TCP drops the connection.
	 */
	SocketChannel openGraphics(UUID uuid, int index) {
		if (!(this.opening.spec() instanceof ConnectionSpec.Local)) {
			throw Problem.of(ErrorKind.UNSUPPORTED, "hypervisor.graphics-local");
		}
		return GraphicsSocket.open((fd) -> this.session.onDomain(uuid, (libvirt, domain) -> libvirt
			.virDomainOpenGraphics(domain, index, fd, GraphicsSocket.SKIP_AUTHENTICATION)));
	}

	private byte[] readAll(LibvirtStream picture) {
		long limit = this.opening.settings().screenshotLimit().toBytes();
		ByteArrayOutputStream image = new ByteArrayOutputStream();
		byte[] chunk = new byte[CHUNK];
		int read = picture.read(chunk, 0, chunk.length);
		while (read > 0) {
			image.write(chunk, 0, read);
			if (image.size() > limit) {
				throw Problem.of(ErrorKind.NO_RESOURCES, "hypervisor.screenshot-size", limit);
			}
			read = picture.read(chunk, 0, chunk.length);
		}
		picture.finish();
		return image.toByteArray();
	}

}
