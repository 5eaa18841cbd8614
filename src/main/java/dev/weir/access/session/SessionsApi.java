package dev.weir.access.session;

import java.util.List;

import dev.weir.query.Listing;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sessions of an account over REST. Thread-safe.
 */
@RestController
@RequestMapping("/api/v1/accounts/{account}/sessions")
class SessionsApi {

	private final SessionDeeds deeds;

	SessionsApi(SessionDeeds deeds) {
		this.deeds = deeds;
	}

	@GetMapping
	Listing<SessionView> list(@PathVariable String account) {
		List<SessionView> all = this.deeds.of(account);
		return new Listing<>(all, null, all.size());
	}

	@DeleteMapping("/{session}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void end(@PathVariable String account, @PathVariable String session) {
		this.deeds.end(account, session);
	}

}
