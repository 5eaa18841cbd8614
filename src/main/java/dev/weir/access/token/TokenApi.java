package dev.weir.access.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.weir.query.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * API tokens over REST. Thread-safe.
 */
@RestController
@RequestMapping("/api/v1/tokens")
class TokenApi {

	private final AccountTokens tokens;

	TokenApi(AccountTokens tokens) {
		this.tokens = tokens;
	}

	@GetMapping
	Listing<TokenView> list() {
		List<TokenView> all = this.tokens.list();
		return new Listing<>(all, null, all.size());
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	IssuedToken issue(@RequestBody NewToken wanted) {
		AccountTokens.Issued issued = this.tokens.issue(wanted.name(), wanted.scopes(), wanted.expiresAt());
		TokenView view = issued.view();
		return new IssuedToken(view.id(), issued.secret().reveal(), view.name(), view.scopes(), view.expiresAt());
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revoke(@PathVariable String id) {
		this.tokens.revoke(id);
	}

	/** What a client asks for. */
	record NewToken(@Nullable String name, @Nullable List<String> scopes, @Nullable Instant expiresAt) {
	}

	/**
	 * The answer that shows the secret, once.
	 *
	 * @param token the secret
	 */
	record IssuedToken(UUID id, String token, String name, List<String> scopes, @Nullable Instant expiresAt) {

		/** Never shows the secret. */
		@Override
		public String toString() {
			return "IssuedToken[" + this.id + "]";
		}

	}

}
