package dev.weir.access.account;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.weir.access.Access;
import dev.weir.access.AccessEvent;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes an account with a generated password, which is told once and must be changed at
 * the first sign-in. Thread-safe.
 */
@Component
class CreateAccount {

	/** No name that could be read as an option, a path or another name. */
	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

	/** Weir acts under that name itself. */
	private static final String RESERVED = "system";

	private final Access access;

	private final Accounts accounts;

	private final PasswordEncoder encoder;

	private final AccountNews news;

	CreateAccount(Access access, Accounts accounts, PasswordEncoder encoder, AccountNews news) {
		this.access = access;
		this.accounts = accounts;
		this.encoder = encoder;
		this.news = news;
	}

	/**
	 * @return the account and its temporary password
	 * @throws InvalidInput naming every field that is wrong
	 */
	@Transactional
	TemporaryPassword create(AccountForm form) {
		this.access.require(Permission.ACCOUNT_EDIT, Target.SYSTEM);
		String name = AccountDirectory.normal(form.name());
		Role role = check(name, form);
		String password = GeneratedPassword.next();
		Account account = Account.of(name, role, Objects.requireNonNull(this.encoder.encode(password)),
				this.news.clock().instant());
		try {
			this.accounts.saveAndFlush(account);
		}
		catch (DataIntegrityViolationException ex) {
			throw new InvalidInput(List.of(FieldProblem.of("name", "access.accounts.name-taken")));
		}
		this.news.tell(this.access.actor(), account, "create");
		return new TemporaryPassword(account.view(), password);
	}

	private Role check(String name, AccountForm form) {
		List<FieldProblem> wrong = new ArrayList<>();
		if (!NAME.matcher(name).matches() || form.name().strip().length() > name.length() || name.equals(RESERVED)) {
			wrong.add(FieldProblem.of("name", "access.accounts.name-wrong"));
		}
		else if (this.accounts.existsByName(name)) {
			wrong.add(FieldProblem.of("name", "access.accounts.name-taken"));
		}
		Optional<Role> role = role(form.role());
		if (role.isEmpty()) {
			wrong.add(FieldProblem.of("role", "access.accounts.role-unknown"));
		}
		if (!wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
		return role.orElseThrow();
	}

	static List<Role> roles() {
		return Arrays.stream(Role.values()).filter((role) -> role != Role.UNKNOWN).toList();
	}

	private static Optional<Role> role(String id) {
		return roles().stream().filter((role) -> role.id().equals(id)).findFirst();
	}

	/** The clock, and who hears of it. Thread-safe. */
	@Component
	record AccountNews(ApplicationEventPublisher events, Clock clock) {

		void tell(dev.weir.access.Actor actor, Account account, String deed) {
			this.events.publishEvent(new AccessEvent.AccountManaged(actor, target(account), deed));
		}

		static Target target(Account account) {
			return Target.of(Target.Kind.ACCOUNT, account.id(), account.name());
		}

	}

}
