package dev.weir.storage.define;

import java.util.UUID;

import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.storage.PoolSecrets;

/**
 * Writes the definitions of a pool and of its secret.
 */
final class PoolDocument {

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath NAME = XmlPath.of("name");

	private static final XmlPath ID = XmlPath.of("uuid");

	private static final XmlPath HOST = XmlPath.of("source/host");

	private static final XmlPath DEVICE = XmlPath.of("source/device");

	private static final XmlPath ADAPTER_TYPE = XmlPath.of("source/adapter/@type");

	private static final XmlPath ADAPTER_PARENT = XmlPath.of("source/adapter/@parent");

	private static final XmlPath FORMAT = XmlPath.of("source/format/@type");

	private static final XmlPath AUTH_TYPE = XmlPath.of("source/auth/@type");

	private static final XmlPath AUTH_SECRET = XmlPath.of("source/auth/secret/@uuid");

	private static final XmlPath TARGET = XmlPath.of("target/path");

	private PoolDocument() {
	}

	/**
	 * @param uuid what the pool is known by from the first moment
	 * @param secret the secret's id, used where the pool signs in
	 */
	static String pool(PoolSpec spec, UUID uuid, UUID secret) {
		XmlDocument document = XmlDocument.create("pool");
		XmlElement pool = document.root();
		pool.set(TYPE, spec.type().id()).set(NAME, spec.name()).set(ID, uuid.toString());
		for (PoolField field : PoolField.values()) {
			String value = spec.values().get(field);
			if (value != null) {
				write(pool, spec, field, value);
			}
		}
		if (spec.hasSecret()) {
			pool.set(AUTH_TYPE, spec.type().authentication()).set(AUTH_SECRET, secret.toString());
		}
		if (spec.type() == PoolType.LOGICAL) {
			pool.set(FORMAT, "lvm2").set(TARGET, "/dev/" + spec.values().get(PoolField.SOURCE_NAME));
		}
		else if (spec.type().target() != null) {
			pool.set(TARGET, spec.type().target());
		}
		return document.text();
	}

	private static void write(XmlElement pool, PoolSpec spec, PoolField field, String value) {
		switch (field) {
			case MONITORS -> each(value, (monitor) -> monitor(pool.add(HOST), monitor));
			case DEVICES -> each(value, (device) -> pool.add(DEVICE).set(XmlPath.of("@path"), device));
			case ADAPTER -> pool.set(ADAPTER_TYPE, isFibre(spec) ? "fc_host" : "scsi_host")
				.set(isFibre(spec) ? ADAPTER_PARENT : path(field), value);
			case WWNN, WWPN -> pool.set(ADAPTER_TYPE, "fc_host").set(path(field), value.replaceFirst("^0x", ""));
			default -> pool.set(path(field), value);
		}
	}

	private static boolean isFibre(PoolSpec spec) {
		return spec.values().containsKey(PoolField.WWNN);
	}

	private static XmlPath path(PoolField field) {
		XmlPath path = field.path();
		if (path == null) {
			throw new IllegalStateException("No single place: " + field);
		}
		return path;
	}

	private static void each(String values, java.util.function.Consumer<String> write) {
		for (String value : values.split("[,\\s]+")) {
			write.accept(value);
		}
	}

	private static void monitor(XmlElement host, String monitor) {
		String[] parts = monitor.split(":", 2);
		host.set(XmlPath.of("@name"), parts[0]);
		if (parts.length > 1) {
			host.set(XmlPath.of("@port"), parts[1]);
		}
	}

	/**
	 * The definition of its secret; the value never stands in one.
	 * @param pool the pool's id, by which the secret is told to be Weir's
	 */
	static String secret(PoolSpec spec, UUID pool, UUID uuid) {
		XmlDocument document = XmlDocument.create("secret");
		boolean ceph = "ceph".equals(spec.type().authentication());
		document.root()
			.set(XmlPath.of("@ephemeral"), "no")
			.set(XmlPath.of("@private"), "yes")
			.set(ID, uuid.toString())
			.set(XmlPath.of("description"), "Storage pool " + spec.name())
			.set(XmlPath.of("usage/@type"), ceph ? "ceph" : "iscsi")
			.set(XmlPath.of(ceph ? "usage/name" : "usage/target"), PoolSecrets.usage(pool));
		return document.text();
	}

}
