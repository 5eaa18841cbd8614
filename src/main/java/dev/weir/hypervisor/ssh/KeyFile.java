package dev.weir.hypervisor.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;

import dev.weir.home.WeirHome;
import dev.weir.hypervisor.SshIdentity;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Weir's own key pair, kept in {@code WEIR_HOME/ssh/id_ecdsa} in OpenSSH's format (so
 * that {@code ssh -i} can use it to look for faults), readable by its owner only. Made at
 * the first use; a key put there beforehand is taken as it is. Thread-safe.
 */
@Component
class KeyFile implements SshIdentity {

	private static final String COMMENT = "weir";

	private final WeirHome home;

	private volatile @Nullable KeyPair loaded;

	KeyFile(WeirHome home) {
		this.home = home;
	}

	@Override
	public String publicKey() {
		return PublicKeyEntry.toString(keyPair().getPublic()) + " " + COMMENT;
	}

	KeyPair keyPair() {
		KeyPair pair = this.loaded;
		return (pair != null) ? pair : load();
	}

	private synchronized KeyPair load() {
		KeyPair pair = this.loaded;
		if (pair == null) {
			pair = read();
			this.loaded = pair;
		}
		return pair;
	}

	private KeyPair read() {
		Path file = this.home.folder("ssh").resolve("id_ecdsa");
		try {
			if (!Files.exists(file)) {
				make(file);
			}
			try (InputStream in = Files.newInputStream(file)) {
				return SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), in, null)
					.iterator()
					.next();
			}
		}
		catch (IOException | GeneralSecurityException | RuntimeException ex) {
			throw new Problem(ErrorKind.INTERNAL, "hypervisor.ssh.own-key", java.util.List.of(), ex.getMessage(), ex);
		}
	}

	/**
	 * Written aside and moved, so that a full disk leaves no half of a key behind.
	 */
	private static void make(Path file) throws IOException, GeneralSecurityException {
		KeyPair pair = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
		Path draft = Files.createTempFile(file.getParent(), "new", ".key",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try (OutputStream out = Files.newOutputStream(draft)) {
			OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, COMMENT, null, out);
		}
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
	}

}
