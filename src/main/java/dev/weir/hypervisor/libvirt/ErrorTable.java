package dev.weir.hypervisor.libvirt;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.weir.problem.ErrorKind;

/**
 * What libvirt's errors come down to: the one place that knows its codes
 * (<a href="https://libvirt.org/html/libvirt-virterror.html">virterror.h</a>). Where
 * libvirt has no code of its own for a case that a person can act on, its words decide;
 * daemons speak English unless somebody gave them a locale, and then the general kind
 * stands.
 */
final class ErrorTable {

	/** VIR_FROM_RPC: the connection itself. */
	private static final int RPC = 7;

	private static final int INTERNAL_ERROR = 1;

	private static final int SYSTEM_ERROR = 38;

	private static final Set<Integer> CONNECTION_CODES = Set.of(INTERNAL_ERROR, SYSTEM_ERROR, 39);

	private static final int INVALID_ARG = 8;

	private static final int EPERM = 1;

	private static final int EACCES = 13;

	/** ENOMEM, ENOSPC, EDQUOT. */
	private static final Set<Integer> EXHAUSTED = Set.of(12, 28, 122);

	private static final Map<Integer, ErrorKind> BY_CODE = new HashMap<>();

	static {
		put(ErrorKind.NO_RESOURCES, 2);
		// NO_SUPPORT, CALL_FAILED, ARGUMENT_UNSUPPORTED, OPERATION_UNSUPPORTED
		put(ErrorKind.UNSUPPORTED, 3, 26, 74, 84);
		// NO_CONNECT: no driver for that URI; NO_SECURITY_MODEL
		put(ErrorKind.UNSUPPORTED, 5, 54);
		// UNKNOWN_HOST, INVALID_CONN, NO_SERVER, NO_CLIENT
		put(ErrorKind.HOST_UNREACHABLE, 4, 6, 95, 96);
		// OS_TYPE, NO_KERNEL, NO_ROOT, NO_SOURCE, NO_TARGET, NO_NAME, NO_OS, NO_DEVICE
		put(ErrorKind.INVALID_DEFINITION, 16, 17, 18, 19, 20, 21, 22, 23);
		// XML_ERROR, XML_DETAIL, INVALID_MAC, CONFIG_UNSUPPORTED, CPU_INCOMPATIBLE,
		// XML_INVALID_SCHEMA
		put(ErrorKind.INVALID_DEFINITION, 27, 35, 44, 67, 91, 92);
		// DOM_EXIST, NETWORK_EXIST, STORAGE_VOL_EXIST, NETWORK_PORT_EXIST
		put(ErrorKind.ALREADY_EXISTS, 28, 37, 90, 106);
		// NO_DOMAIN, NO_NETWORK, NO_STORAGE_POOL, NO_STORAGE_VOL, NO_NODE_DEVICE,
		// NO_INTERFACE, NO_NWFILTER, NO_SECRET
		put(ErrorKind.NOT_FOUND, 42, 43, 49, 50, 53, 57, 62, 66);
		// NO_DOMAIN_SNAPSHOT, NO_DOMAIN_METADATA, DEVICE_MISSING, NO_NWFILTER_BINDING,
		// NO_DOMAIN_CHECKPOINT, NO_DOMAIN_BACKUP, NO_NETWORK_PORT, NO_NETWORK_METADATA
		put(ErrorKind.NOT_FOUND, 72, 80, 99, 101, 103, 104, 107, 111);
		// OPERATION_INVALID, BLOCK_COPY_ACTIVE, RESOURCE_BUSY
		put(ErrorKind.CONFLICT, 55, 83, 87);
		put(ErrorKind.TIMED_OUT, 68);
		put(ErrorKind.CANCELLED, 78);
		// AGENT_UNRESPONSIVE, AGENT_UNSYNCED
		put(ErrorKind.AGENT_UNRESPONSIVE, 86, 97);
		// GNUTLS_ERROR, AUTH_FAILED, AUTH_CANCELLED, AUTH_UNAVAILABLE
		put(ErrorKind.HOST_REJECTED, 40, 45, 79, 94);
	}

	private ErrorTable() {
	}

	/** The kind of an error on an open connection. */
	static ErrorKind kind(NativeError error) {
		if (error.domain() == RPC && CONNECTION_CODES.contains(error.code())) {
			return ErrorKind.HOST_UNREACHABLE;
		}
		if (EXHAUSTED.contains(error.errno()) || error.says("Cannot allocate memory")
				|| error.says("No space left on device")) {
			return ErrorKind.NO_RESOURCES;
		}
		if (error.says("already exists")) {
			return ErrorKind.ALREADY_EXISTS;
		}
		// the test driver's "internal error: Domain ... is already running"
		if (error.code() == INTERNAL_ERROR && error.says("is already running")) {
			return ErrorKind.CONFLICT;
		}
		if (error.code() == INVALID_ARG && error.says("unsupported flags")) {
			return ErrorKind.UNSUPPORTED;
		}
		return BY_CODE.getOrDefault(error.code(), ErrorKind.REFUSED_BY_HOST);
	}

	/** The kind of an error while a connection is being opened. */
	static ErrorKind openingKind(NativeError error) {
		boolean forbidden = error.code() == SYSTEM_ERROR && (error.errno() == EPERM || error.errno() == EACCES);
		boolean certificate = error.domain() == RPC && (error.says("certificate") || error.says("TLS"));
		// ACCESS_DENIED: polkit, or the daemon's own access control
		boolean denied = error.code() == 88;
		return (forbidden || certificate || denied) ? ErrorKind.HOST_REJECTED : kind(error);
	}

	private static void put(ErrorKind kind, int... codes) {
		for (int code : codes) {
			BY_CODE.put(code, kind);
		}
	}

}
