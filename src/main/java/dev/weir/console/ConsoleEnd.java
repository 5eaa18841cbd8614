package dev.weir.console;

import java.util.Locale;

import dev.weir.problem.ErrorKind;

/**
 * Why a console ended: the close code comes from the kind of error, the reason is this
 * id, which the page translates by {@code console.end.<id>}.
 */
public enum ConsoleEnd {

	/** The ticket is unknown, or another session's. */
	TICKET_INVALID(ErrorKind.UNAUTHENTICATED),
	/** The ticket served already. */
	TICKET_USED(ErrorKind.UNAUTHENTICATED),
	/** The ticket is older than its time. */
	TICKET_EXPIRED(ErrorKind.UNAUTHENTICATED),
	/** The session or token that opened the console is gone, or lost the permission. */
	SIGNED_OUT(ErrorKind.UNAUTHENTICATED),
	/** The VM is off. */
	VM_OFF(ErrorKind.CONFLICT),
	/** The VM no longer exists. */
	VM_GONE(ErrorKind.NOT_FOUND),
	/** The VM has no such display or line, or it cannot be reached from here. */
	NO_DISPLAY(ErrorKind.UNSUPPORTED),
	/** The host cannot be reached. */
	HOST_UNREACHABLE(ErrorKind.HOST_UNREACHABLE),
	/** The host did not answer in time. */
	TIMED_OUT(ErrorKind.TIMED_OUT),
	/** Somebody else took the serial line. */
	TAKEN_OVER(ErrorKind.CANCELLED),
	/** The display closed the connection although the VM runs. */
	DISPLAY_CLOSED(ErrorKind.REFUSED_BY_HOST),
	/** Too many consoles are open. */
	TOO_MANY(ErrorKind.NO_RESOURCES),
	/** The browser no longer answers. */
	BROWSER_SILENT(ErrorKind.TIMED_OUT),
	/** The browser closed its side. */
	BROWSER_CLOSED(ErrorKind.CANCELLED),
	/** Nothing was sent in either direction for long. */
	IDLE(ErrorKind.TIMED_OUT),
	/** A view-only console sent a message that Weir does not know. */
	UNKNOWN_MESSAGE(ErrorKind.INVALID_INPUT),
	/** The browser broke the rules of WebSockets; told by their own codes. */
	MALFORMED(ErrorKind.INVALID_INPUT),
	/** Weir is shutting down. */
	STOPPING(ErrorKind.HOST_UNREACHABLE),
	/** A fault of Weir's. */
	INTERNAL(ErrorKind.INTERNAL);

	private final ErrorKind kind;

	ConsoleEnd(ErrorKind kind) {
		this.kind = kind;
	}

	/** Its name in close frames, metrics and message keys. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The close code of the WebSocket. */
	public int closeCode() {
		return this.kind.closeCode();
	}

	/** The end to which a failed opening leads. */
	public static ConsoleEnd of(ErrorKind kind) {
		return switch (kind) {
			case NOT_FOUND -> VM_GONE;
			case CONFLICT, STALE -> VM_OFF;
			case UNSUPPORTED, INVALID_DEFINITION, REFUSED_BY_HOST -> NO_DISPLAY;
			case HOST_UNREACHABLE, HOST_REJECTED -> HOST_UNREACHABLE;
			case TIMED_OUT -> TIMED_OUT;
			case UNAUTHENTICATED, FORBIDDEN -> SIGNED_OUT;
			case NO_RESOURCES, TOO_MANY_TRIES -> TOO_MANY;
			case INVALID_INPUT, ALREADY_EXISTS, AGENT_UNRESPONSIVE, CANCELLED, DATABASE_UNAVAILABLE, INTERNAL ->
				INTERNAL;
		};
	}

}
