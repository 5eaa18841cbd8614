package dev.weir.access.account;

import java.util.List;

import dev.weir.query.Listing;
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
 * Accounts over REST. Thread-safe.
 */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountsApi {

	private final CreateAccount creation;

	private final AccountDeeds deeds;

	AccountsApi(CreateAccount creation, AccountDeeds deeds) {
		this.creation = creation;
		this.deeds = deeds;
	}

	@GetMapping
	Listing<AccountView> list() {
		List<AccountView> all = this.deeds.list();
		return new Listing<>(all, null, all.size());
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	TemporaryPassword create(@RequestBody AccountForm wanted) {
		return this.creation.create(wanted);
	}

	@PostMapping("/{id}/lock")
	AccountView lock(@PathVariable String id) {
		return this.deeds.lock(id);
	}

	@PostMapping("/{id}/unlock")
	AccountView unlock(@PathVariable String id) {
		return this.deeds.unlock(id);
	}

	@PostMapping("/{id}/reset-password")
	TemporaryPassword resetPassword(@PathVariable String id) {
		return this.deeds.resetPassword(id);
	}

	@PostMapping("/{id}/require-second-factor")
	AccountView requireSecondFactor(@PathVariable String id) {
		return this.deeds.requireSecondFactor(id, true);
	}

	@PostMapping("/{id}/waive-second-factor")
	AccountView waiveSecondFactor(@PathVariable String id) {
		return this.deeds.requireSecondFactor(id, false);
	}

	@PostMapping("/{id}/remove-second-factor")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void removeSecondFactor(@PathVariable String id) {
		this.deeds.removeSecondFactor(id);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String id) {
		this.deeds.delete(id);
	}

}
