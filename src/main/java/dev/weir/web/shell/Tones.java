package dev.weir.web.shell;

import dev.weir.fleet.HostState;
import dev.weir.fleet.VmState;
import dev.weir.task.TaskState;

/** Gives each state its colour: ok, warn, bad, info or idle. */
final class Tones {

	private Tones() {
	}

	static String of(VmState state) {
		return switch (state) {
			case RUNNING -> "ok";
			case IDLE, BLOCKED, SHUTTING_DOWN -> "info";
			case PAUSED, SUSPENDED, SAVED -> "warn";
			case CRASHED, UNREADABLE -> "bad";
			case SHUT_OFF -> "idle";
		};
	}

	static String of(HostState state) {
		return switch (state) {
			case UP -> "ok";
			case CONNECTING -> "info";
			case UNREACHABLE, REJECTED -> "bad";
			case DISABLED -> "idle";
		};
	}

	static String of(TaskState state) {
		return switch (state) {
			case QUEUED -> "idle";
			case RUNNING -> "info";
			case SUCCEEDED -> "ok";
			case FAILED -> "bad";
			case CANCELLED, INTERRUPTED -> "warn";
		};
	}

	/** How full something is: nothing, {@code high} from 75 %, {@code full} from 90 %. */
	static String load(int percent) {
		if (percent >= 90) {
			return "full";
		}
		return (percent >= 75) ? "high" : "";
	}

}
