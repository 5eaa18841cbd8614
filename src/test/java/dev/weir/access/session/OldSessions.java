package dev.weir.access.session;

import org.springframework.context.ApplicationContext;

/** Lets the minute pass after which old sessions end. */
public final class OldSessions {

	private OldSessions() {
	}

	public static void end(ApplicationContext context) {
		context.getBean(EndOldSessions.class).endOld();
	}

}
