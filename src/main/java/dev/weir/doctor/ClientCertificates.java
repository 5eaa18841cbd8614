package dev.weir.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

import dev.weir.host.KnownHost;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that Weir shows a host by TLS, as they lie on Weir's own machine.
 * Stateless.
 */
final class ClientCertificates {

	private ClientCertificates() {
	}

	/**
	 * When the first of them ends; null for other transports and where none can be read.
	 */
	static @Nullable Instant end(KnownHost.Connection connection) {
		if (!connection.transport().equals("tls")) {
			return null;
		}
		Stream<Path> files = (connection.path() != null)
				? Stream.of(Path.of(connection.path(), "clientcert.pem"), Path.of(connection.path(), "cacert.pem"))
				: Stream.of(Path.of("/etc/pki/libvirt/clientcert.pem"), Path.of("/etc/pki/CA/cacert.pem"));
		return files.map(ClientCertificates::endOf)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.min(Comparator.naturalOrder())
			.orElse(null);
	}

	private static @Nullable Instant endOf(Path file) {
		try (InputStream content = Files.newInputStream(file)) {
			X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(content);
			return certificate.getNotAfter().toInstant();
		}
		catch (IOException | CertificateException ex) {
			return null;
		}
	}

}
