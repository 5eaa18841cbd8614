package dev.weir.hypervisor;

import java.util.List;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A problem that libvirt told of. Immutable.
 */
public class HypervisorProblem extends Problem {

	private static final long serialVersionUID = 1L;

	private final int code;

	private final int domain;

	/**
	 * @param kind what libvirt's error comes down to
	 * @param code libvirt's error code (virErrorNumber), 0 where it recorded none
	 * @param domain the part of libvirt that failed (virErrorDomain)
	 * @param detail libvirt's own words, or null
	 */
	public HypervisorProblem(ErrorKind kind, int code, int domain, @Nullable String detail) {
		super(kind, kind.messageKey(), List.of(), detail, null);
		this.code = code;
		this.domain = domain;
	}

	/**
	 * libvirt's error code
	 * (<a href="https://libvirt.org/html/libvirt-virterror.html#virErrorNumber">
	 * virErrorNumber</a>).
	 */
	public int code() {
		return this.code;
	}

	/**
	 * The part of libvirt that failed
	 * (<a href="https://libvirt.org/html/libvirt-virterror.html#virErrorDomain">
	 * virErrorDomain</a>).
	 */
	public int domain() {
		return this.domain;
	}

}
