package dev.weir.access.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.weir.access.AccessEvent;
import dev.weir.access.Actor;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * The sessions of an account. Their ids, which are keys to them, never leave Weir: a hash
 * names them. Asks for no permission. Thread-safe.
 */
@Component
class SignedInSessions {

	private static final int NAME_LENGTH = 32;

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	private final ApplicationEventPublisher events;

	SignedInSessions(FindByIndexNameSessionRepository<? extends Session> sessions, ApplicationEventPublisher events) {
		this.sessions = sessions;
		this.events = events;
	}

	/**
	 * Seen last first.
	 * @param current id of the session that asks
	 */
	List<SessionView> of(String account, @Nullable String current) {
		return found(account).values()
			.stream()
			.flatMap((session) -> view(session, current))
			.sorted(Comparator.comparing(SessionView::lastSeen).reversed())
			.toList();
	}

	/**
	 * Ends one, with all that was opened.
	 * @throws Problem of kind NOT_FOUND for one that is not of that account
	 */
	void end(Actor actor, String account, String name) {
		String id = found(account).keySet()
			.stream()
			.filter((each) -> name(each).equals(name))
			.findFirst()
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "access.session.unknown"));
		end(actor, account, List.of(id));
	}

	/** Ends these, whatever account they are of. */
	void end(Actor actor, String account, List<String> ids) {
		Target target = Target.of(Target.Kind.ACCOUNT, account, account);
		for (String id : ids) {
			this.sessions.deleteById(id);
			this.events.publishEvent(new AccessEvent.SessionEnded(actor, target, id));
			this.events.publishEvent(new AccessEvent.AccountManaged(actor, target, "end-session"));
		}
	}

	private Map<String, ? extends Session> found(String account) {
		return this.sessions.findByPrincipalName(account);
	}

	private static Stream<SessionView> view(Session session, @Nullable String current) {
		SessionOrigin origin = SessionOrigin.of(session);
		return (origin == null || session.isExpired()) ? Stream.empty()
				: Stream.of(new SessionView(name(session.getId()), origin.address(), origin.browser(), origin.since(),
						session.getLastAccessedTime(), Objects.equals(session.getId(), current)));
	}

	private static String name(String id) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash).substring(0, NAME_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
