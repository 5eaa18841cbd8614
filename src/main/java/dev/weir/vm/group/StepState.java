package dev.weir.vm.group;

import java.util.Locale;

/** How far a step of a run has come. */
enum StepState {

	WAITING, STARTING, AGENT, DELAY, STOPPING, DONE, ALREADY, ELSEWHERE, FAILED;

	/** Its name in message keys and in the REST interface. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
