package dev.weir.hypervisor.libvirt;

import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.weir.hypervisor.ConnectionSpec.Credentials;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;

/**
 * Answers a daemon that asks for user and password (SASL) while a connection is opened
 * (<a href="https://libvirt.org/html/libvirt-libvirt-host.html#virConnectCredentialType">
 * virConnectCredentialType</a>).
 */
final class SaslLogin {

	// struct _virConnectAuth: credtype@0 ncredtype@8 cb@16 cbdata@24
	private static final int AUTH_SIZE = 32;

	// struct _virConnectCredential: type@0 prompt@8 challenge@16 defresult@24 result@32
	// resultlen@40
	private static final int CREDENTIAL_SIZE = 48;

	private static final int RESULT = 32;

	private static final int RESULT_LENGTH = 40;

	private static final int USERNAME = 1;

	private static final int AUTHNAME = 2;

	private static final int PASSPHRASE = 5;

	private static final int NOECHOPROMPT = 7;

	private static final int[] ANSWERED = { USERNAME, AUTHNAME, PASSPHRASE, NOECHOPROMPT };

	private final Credentials credentials;

	private SaslLogin(Credentials credentials) {
		this.credentials = credentials;
	}

	/** Opens a connection; null, with libvirt's error recorded, when it fails. */
	static @Nullable ConnectionPointer open(LibvirtApi api, String uri, Credentials credentials) {
		SaslLogin login = new SaslLogin(credentials);
		Questions questions = login::answer;
		try (Memory types = new Memory((long) ANSWERED.length * Integer.BYTES); Memory auth = new Memory(AUTH_SIZE)) {
			types.write(0, ANSWERED, 0, ANSWERED.length);
			auth.clear();
			auth.setPointer(0, types);
			auth.setInt(8, ANSWERED.length);
			auth.setPointer(16, CallbackReference.getFunctionPointer(questions));
			return api.virConnectOpenAuth(uri, auth, 0);
		}
		finally {
			// libvirt knows only its native half
			Reference.reachabilityFence(questions);
		}
	}

	private int answer(Pointer credentials, int count, @Nullable Pointer opaque) {
		for (int i = 0; i < count; i++) {
			Pointer question = credentials.share((long) i * CREDENTIAL_SIZE);
			int type = question.getInt(0);
			boolean secret = type == PASSPHRASE || type == NOECHOPROMPT;
			fill(question, secret ? this.credentials.password() : this.credentials.user());
		}
		return 0;
	}

	/** libvirt frees the answer with free(), so it has to come from malloc(). */
	private static void fill(Pointer question, String answer) {
		byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
		Pointer copy = new Pointer(Native.malloc(bytes.length + 1L));
		copy.write(0, bytes, 0, bytes.length);
		copy.setByte(bytes.length, (byte) 0);
		question.setPointer(RESULT, copy);
		question.setInt(RESULT_LENGTH, bytes.length);
	}

	/** virConnectAuthCallbackPtr. */
	@FunctionalInterface
	interface Questions extends Callback {

		int call(Pointer credentials, int count, @Nullable Pointer opaque);

	}

}
