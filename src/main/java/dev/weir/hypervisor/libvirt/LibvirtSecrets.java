package dev.weir.hypervisor.libvirt;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.weir.hypervisor.Secrets;
import org.libvirt.jna.SecretPointer;
import org.libvirt.jna.SizeT;

/**
 * The secrets of one connection's host. Never reads a value. Thread-safe.
 */
final class LibvirtSecrets implements Secrets {

	private final Session session;

	LibvirtSecrets(Session session) {
		this.session = session;
	}

	@Override
	public List<Secret> list() {
		return this.session.call((libvirt, host) -> {
			PointerByReference list = new PointerByReference();
			int count = NativeError.check(libvirt, libvirt.virConnectListAllSecrets(host, list, 0));
			return Handles.drain(list, count, (secret) -> secret(libvirt, pointer(secret)),
					(secret) -> libvirt.virSecretFree(pointer(secret)));
		});
	}

	@Override
	public UUID define(String xml) {
		return this.session.call((libvirt, host) -> {
			SecretPointer secret = NativeError.check(libvirt,
					libvirt.virSecretDefineXML(host, Handles.argument(xml), 0));
			try {
				return Handles.uuid(libvirt, secret);
			}
			finally {
				libvirt.virSecretFree(secret);
			}
		});
	}

	@Override
	public void setValue(UUID uuid, byte[] value) {
		on(uuid, (libvirt, secret) -> libvirt.virSecretSetValue(secret, value, new SizeT(value.length), 0));
	}

	@Override
	public void undefine(UUID uuid) {
		on(uuid, (libvirt, secret) -> libvirt.virSecretUndefine(secret));
	}

	private void on(UUID uuid, Session.NativeStep<SecretPointer> step) {
		this.session.call((libvirt, host) -> {
			SecretPointer secret = NativeError.check(libvirt, libvirt.virSecretLookupByUUID(host, Handles.bytes(uuid)));
			try {
				return NativeError.check(libvirt, step.run(libvirt, secret));
			}
			finally {
				libvirt.virSecretFree(secret);
			}
		});
	}

	private static Secret secret(LibvirtApi libvirt, SecretPointer secret) {
		return new Secret(Handles.uuid(libvirt, secret),
				Objects.requireNonNullElse(libvirt.virSecretGetUsageID(secret), ""));
	}

	private static SecretPointer pointer(Pointer pointer) {
		SecretPointer secret = new SecretPointer();
		secret.setPointer(pointer);
		return secret;
	}

}
