package dev.weir.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A certification authority for one test, by the openssl program. Files are named as
 * libvirt names them.
 */
public final class Certificates {

	private final Path folder;

	/** Makes the authority: cacert.pem and cakey.pem. */
	public Certificates(Path folder) {
		this.folder = folder;
		openssl(List.of("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Weir test",
				"-addext", "keyUsage=critical,keyCertSign", "-keyout", file("cakey.pem"), "-out", file("cacert.pem")));
	}

	/**
	 * Makes NAMEcert.pem and NAMEkey.pem.
	 * @param name server or client
	 * @param subjectAltName for instance {@code IP:127.0.0.1}
	 */
	public void issue(String name, String subjectAltName) {
		openssl(List.of("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=" + name, "-keyout",
				file(name + "key.pem"), "-out", file(name + ".csr")));
		try {
			Files.writeString(this.folder.resolve("extensions"), "subjectAltName=" + subjectAltName
					+ "\nkeyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth,clientAuth\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		openssl(List.of("x509", "-req", "-days", "2", "-in", file(name + ".csr"), "-CA", file("cacert.pem"), "-CAkey",
				file("cakey.pem"), "-CAcreateserial", "-extfile", file("extensions"), "-out", file(name + "cert.pem")));
	}

	private String file(String name) {
		return this.folder.resolve(name).toString();
	}

	private static void openssl(List<String> arguments) {
		try {
			List<String> command = new java.util.ArrayList<>(List.of("openssl"));
			command.addAll(arguments);
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes());
			if (process.waitFor() != 0) {
				throw new AssertionError(command + " failed: " + output);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

}
