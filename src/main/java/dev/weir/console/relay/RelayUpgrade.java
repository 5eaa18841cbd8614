package dev.weir.console.relay;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.console.ticket.Redemption;
import dev.weir.console.ticket.TicketOffice;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

	private static final String PATH = "/ws/console";

	private final Access access;

	private final TicketOffice tickets;

	private final Relays relays;

	RelayUpgrade(Access access, TicketOffice tickets, Relays relays) {
		this.access = access;
		this.tickets = tickets;
		this.relays = relays;
	}

	@GetMapping(PATH)
	void upgrade(@RequestParam(required = false) @Nullable String ticket, HttpServletRequest request,
			HttpServletResponse response) throws IOException, ServletException {
		Actor actor = this.access.actor();
		if (!isFromUs(request, actor)) {
			throw Problem.of(ErrorKind.FORBIDDEN, "console.origin");
		}
		Object container = request.getServletContext().getAttribute(ServerContainer.class.getName());
		if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
				|| !(container instanceof ServerContainer server)) {
			response.setHeader(HttpHeaders.UPGRADE, "websocket");
			response.sendError(HttpStatus.UPGRADE_REQUIRED.value());
			return;
		}
		try {
			server.upgradeHttpToWebSocket(request, response, config(this.tickets.redeem(ticket, actor)), Map.of());
		}
		catch (DeploymentException ex) {
			throw new ServletException(ex);
		}
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

	private ServerEndpointConfig config(Redemption redemption) {
		return ServerEndpointConfig.Builder.create(RelayEndpoint.class, PATH)
			.subprotocols(List.of("binary"))
			.configurator(new OneEndpoint(new RelayEndpoint(this.relays, redemption)))
			.build();
	}

	/**
	 * Hands out the endpoint made for the ticket; no extensions, since screens are
	 * compressed already.
	 */
	private static final class OneEndpoint extends ServerEndpointConfig.Configurator {

		private final Endpoint endpoint;

		OneEndpoint(Endpoint endpoint) {
			this.endpoint = endpoint;
		}

		@Override
		public <T> T getEndpointInstance(Class<T> type) {
			return type.cast(this.endpoint);
		}

		@Override
		public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
			return List.of();
		}

		@Override
		public boolean checkOrigin(String origin) {
			return true;
		}

		@Override
		public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
			return requested.contains("binary") ? "binary" : "";
		}

	}

}
