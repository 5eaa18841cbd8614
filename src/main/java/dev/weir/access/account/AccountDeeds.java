package dev.weir.access.account;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.access.account.CreateAccount.AccountNews;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an administrator does with the accounts of others. Nobody locks, resets or deletes
 * the own one, and two administrators who do it to each other at once are served one
 * after the other: somebody always remains. Whatever the account had open ends at once.
 * Thread-safe.
 */
@Component
@Transactional
class AccountDeeds {

	private final Access access;

	private final Accounts accounts;

	private final AccountSessions sessions;

	private final Aftermath aftermath;

	AccountDeeds(Access access, Accounts accounts, AccountSessions sessions, Aftermath aftermath) {
		this.access = access;
		this.accounts = accounts;
		this.sessions = sessions;
		this.aftermath = aftermath;
	}

	/** All, by name. */
	@Transactional(readOnly = true)
	List<AccountView> list() {
		this.access.require(Permission.ACCOUNT_EDIT, Target.SYSTEM);
		return this.accounts.findAllByOrderByName().stream().map(Account::view).toList();
	}

	/** No session and no token of it works from now on. */
	AccountView lock(String id) {
		Account account = another(id);
		account.lock(true);
		end(account, "lock");
		return account.view();
	}

	AccountView unlock(String id) {
		Account account = another(id);
		account.lock(false);
		this.aftermath.news().tell(this.access.actor(), account, "unlock");
		return account.view();
	}

	/** A generated password that must be changed takes the place of the one that held. */
	TemporaryPassword resetPassword(String id) {
		Account account = another(id);
		String password = GeneratedPassword.next();
		account.resetPassword(Objects.requireNonNull(this.aftermath.encoder().encode(password)),
				this.aftermath.news().clock().instant());
		end(account, "reset-password");
		return new TemporaryPassword(account.view(), password);
	}

	/**
	 * Whether the account may do nothing before it has a second factor. Its sessions end.
	 */
	AccountView requireSecondFactor(String id, boolean whether) {
		Account account = another(id);
		account.requireSecondFactor(whether);
		end(account, whether ? "require-second-factor" : "waive-second-factor");
		return account.view();
	}

	/** For whoever has lost the phone and the recovery codes. */
	void removeSecondFactor(String id) {
		Account account = another(id);
		this.aftermath.factors().remove(account.id());
		end(account, "remove-second-factor");
	}

	/** With its tokens. */
	void delete(String id) {
		Account account = another(id);
		this.accounts.delete(account);
		end(account, "delete");
	}

	private void end(Account account, String deed) {
		this.sessions.endAll(this.access.actor(), AccountNews.target(account));
		this.aftermath.news().tell(this.access.actor(), account, deed);
	}

	private Account another(String id) {
		this.access.require(Permission.ACCOUNT_EDIT, Target.SYSTEM);
		Actor actor = this.access.actor();
		String name = this.accounts.findById(parse(id)).map(Account::name).orElseThrow(AccountDeeds::unknown);
		if (name.equals(actor.account())) {
			throw Problem.of(ErrorKind.CONFLICT, "access.accounts.own");
		}
		List<Account> both = this.accounts.findByNameInOrderByName(List.of(name, actor.account()));
		if (both.stream().noneMatch((account) -> account.name().equals(actor.account()) && !account.isLocked())) {
			throw Problem.of(ErrorKind.UNAUTHENTICATED, ErrorKind.UNAUTHENTICATED.messageKey());
		}
		return both.stream()
			.filter((account) -> account.name().equals(name))
			.findFirst()
			.orElseThrow(AccountDeeds::unknown);
	}

	private static UUID parse(String id) {
		try {
			return UUID.fromString(id);
		}
		catch (IllegalArgumentException ex) {
			throw unknown();
		}
	}

	private static Problem unknown() {
		return Problem.of(ErrorKind.NOT_FOUND, "access.accounts.unknown");
	}

	/** What a deed needs besides. Thread-safe. */
	@Component
	record Aftermath(PasswordEncoder encoder, AccountNews news, SecondFactorStore factors) {
	}

}
