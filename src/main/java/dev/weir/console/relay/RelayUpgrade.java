package dev.weir.console.relay;

import java.io.IOException;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.console.ticket.Redemption;
import dev.weir.console.ticket.TicketOffice;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The handshake of a console's WebSocket. Whoever comes with a session must come from a
 * page of ours (CVE-2015-0259 was a console that did not ask); a program with a token
 * sends no Origin. Thread-safe.
 */
@Hidden
@Controller
class RelayUpgrade {

	private static final Logger LOG = LoggerFactory.getLogger(RelayUpgrade.class);

	private static final String PATH = "/ws/console";

	private final Access access;

	private final TicketOffice tickets;

	private final Relays relays;

	private final RelayThreads threads;

	RelayUpgrade(Access access, TicketOffice tickets, Relays relays, RelayThreads threads) {
		this.access = access;
		this.tickets = tickets;
		this.relays = relays;
		this.threads = threads;
	}

	@GetMapping(PATH)
	void upgrade(@RequestParam(required = false) @Nullable String ticket, HttpServletRequest request,
			HttpServletResponse response) throws IOException, ServletException {
		Actor actor = this.access.actor();
		if (!isFromUs(request, actor)) {
			throw Problem.of(ErrorKind.FORBIDDEN, "console.origin");
		}
		Handshake handshake = Handshake.of(request);
		if (handshake.refusal() != null) {
			response.setHeader(HttpHeaders.UPGRADE, "websocket");
			response.setHeader(Handshake.VERSION_HEADER, Handshake.VERSION);
			response.sendError(handshake.refusal().value());
			return;
		}
		Redemption redemption = this.tickets.redeem(ticket, actor);
		handshake.answer(response);
		inner(request).upgrade(TakenOver.class).giveTo((wire) -> open(wire, redemption));
	}

	/** A refused ticket is told by a close code: a browser cannot read a handshake. */
	private void open(Wire wire, Redemption redemption) {
		try {
			WebSocketBrowser browser = new WebSocketBrowser(wire, this.threads.loop(), this.threads.buffers());
			if (redemption instanceof Redemption.Admitted admitted) {
				this.relays.begin(admitted.admission(), browser);
			}
			else if (redemption instanceof Redemption.Refused refused) {
				this.relays.farewell(browser, refused.reason());
			}
		}
		catch (IOException ex) {
			LOG.debug("A browser was gone before its console began: {}", ex.toString());
			wire.close();
		}
	}

	/** Only Tomcat's own request hands its connection out. */
	private static HttpServletRequest inner(HttpServletRequest request) {
		HttpServletRequest inner = request;
		while (inner instanceof HttpServletRequestWrapper wrapper
				&& wrapper.getRequest() instanceof HttpServletRequest next) {
			inner = next;
		}
		return inner;
	}

	static boolean isFromUs(HttpServletRequest request, Actor actor) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		if (origin == null) {
			return actor.tokenId() != null;
		}
		int port = request.getServerPort();
		boolean usual = port == (request.isSecure() ? 443 : 80) || port <= 0;
		String own = request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
		return own.equalsIgnoreCase(origin);
	}

}
