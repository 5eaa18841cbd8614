package dev.weir.console.ticket;

import dev.weir.console.ConsoleEnd;

/** What became of a ticket that was shown. */
public sealed interface Redemption {

	/** It opens this console. */
	record Admitted(Admission admission) implements Redemption {
	}

	/** It opens nothing. */
	record Refused(ConsoleEnd reason) implements Redemption {
	}

}
