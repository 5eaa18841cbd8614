package dev.weir.problem;

import java.util.Locale;

/**
 * Everything that can go wrong, by what a person can do about it. Each kind binds the
 * HTTP status of the REST interface, the close code of a console WebSocket and, through
 * {@link #messageKey()}, a translated summary and ({@code .action}) a suggestion.
 */
public enum ErrorKind {

	/** A field of a form or request is wrong. */
	INVALID_INPUT(422, 4422),
	/** The object does not exist, or the caller may not know that it does. */
	NOT_FOUND(404, 4404),
	/** Nobody is signed in. */
	UNAUTHENTICATED(401, 4401),
	/** The account lacks the permission. */
	FORBIDDEN(403, 4403),
	/** Too many tries; wait. */
	TOO_MANY_TRIES(429, 4429),
	/** The present state of the object does not allow it (a VM that is off, for one). */
	CONFLICT(409, 4409),
	/** An object of that name or identity exists already. */
	ALREADY_EXISTS(409, 4409),
	/** Somebody changed the object since it was read. */
	STALE(412, 4412),
	/** The host cannot be reached at present. */
	HOST_UNREACHABLE(503, 4503),
	/** The host refused the connection's credentials or certificate. */
	HOST_REJECTED(503, 4503),
	/** The host did not answer within the deadline. */
	TIMED_OUT(504, 4504),
	/** This host's libvirt or hypervisor cannot do it. */
	UNSUPPORTED(409, 4501),
	/** libvirt refused the definition (XML). */
	INVALID_DEFINITION(422, 4422),
	/** The host has not enough space, memory or another resource. */
	NO_RESOURCES(409, 4507),
	/** The guest agent does not answer. */
	AGENT_UNRESPONSIVE(409, 4424),
	/** Somebody cancelled it. */
	CANCELLED(409, 4499),
	/** libvirt refused for a reason of its own, told by its text. */
	REFUSED_BY_HOST(409, 4502),
	/** Weir's database does not answer at present. */
	DATABASE_UNAVAILABLE(503, 4503),
	/** A fault of Weir's. */
	INTERNAL(500, 4500);

	private final int httpStatus;

	private final int closeCode;

	ErrorKind(int httpStatus, int closeCode) {
		this.httpStatus = httpStatus;
		this.closeCode = closeCode;
	}

	/** The status with which the REST interface and the pages answer. */
	public int httpStatus() {
		return this.httpStatus;
	}

	/**
	 * The close code of a WebSocket (RFC 6455, 7.4.2: 4000-4999 are free for
	 * applications).
	 */
	public int closeCode() {
		return this.closeCode;
	}

	/** Key of the translated one-line summary, in {@code messages/problem}. */
	public String messageKey() {
		return "problem." + id();
	}

	/** The name used in URLs, JSON and message keys: lower case with hyphens. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
