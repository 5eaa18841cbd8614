package dev.weir.web.live;

import java.io.IOException;

import dev.weir.access.Access;
import dev.weir.access.AccessEvent;
import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * The event streams of pages and of REST, which are the same. Thread-safe.
 */
@Controller
class EventsApi {

	private final Broadcaster broadcaster;

	private final Access access;

	EventsApi(Broadcaster broadcaster, Access access) {
		this.broadcaster = broadcaster;
		this.access = access;
	}

	/**
	 * Server-sent events {@code vm}, {@code host} and {@code task}; {@code resync} says
	 * that some were missed and everything should be looked at again.
	 */
	@Operation(summary = "Stream of server-sent events: vm, host, task; resync after a gap")
	@GetMapping(path = { "/live", "/api/v1/events" })
	void stream(@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.access.require(Permission.VM_VIEW, Target.SYSTEM);
		Actor actor = this.access.actor();
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setCharacterEncoding("UTF-8");
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("X-Accel-Buffering", "no"); // nginx would hold events back
		ServletSink sink = new ServletSink(request.startAsync(request, response));
		LiveClient client = new LiveClient(sink, Broadcaster.CLIENT_CAPACITY);
		sink.start(client);
		this.broadcaster.subscribe(client, lastEventId, new Broadcaster.Listener(actor.sessionId(),
				() -> this.access.stillMay(actor, Permission.VM_VIEW, Target.SYSTEM)));
	}

	/** Other tabs of that browser stop listening, too. */
	@EventListener
	void signedOut(AccessEvent.SignedOut event) {
		String session = event.actor().sessionId();
		if (session != null) {
			this.broadcaster.endSession(session);
		}
	}

	/** A session that was ended by force listens no more. */
	@EventListener
	void sessionEnded(AccessEvent.SessionEnded event) {
		this.broadcaster.endSession(event.sessionId());
	}

}
