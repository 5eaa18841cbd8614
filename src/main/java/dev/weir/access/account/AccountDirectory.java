package dev.weir.access.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * Looks accounts up for the security filters and the permission check. Thread-safe.
 */
@Component
public class AccountDirectory implements UserDetailsService {

	private static final int LONGEST_NAME = 64;

	private final Accounts accounts;

	private final List<SecondFactorDemand> demands;

	AccountDirectory(Accounts accounts, List<SecondFactorDemand> demands) {
		this.accounts = accounts;
		this.demands = List.copyOf(demands);
	}

	@Override
	public UserDetails loadUserByUsername(String name) {
		return find(name).orElseThrow(() -> new UsernameNotFoundException("unknown account"));
	}

	/**
	 * The account of that name, in any case of letters; a locked one is as good as none.
	 */
	public Optional<AccountUser> byName(String name) {
		return find(name).filter(AccountUser::isAccountNonLocked);
	}

	/** A locked one is as good as none. */
	public Optional<AccountUser> byId(UUID id) {
		return this.accounts.findById(id).map(this::user).filter(AccountUser::isAccountNonLocked);
	}

	private Optional<AccountUser> find(String name) {
		return (name.length() <= LONGEST_NAME) ? this.accounts.findByName(normal(name)).map(this::user)
				: Optional.empty();
	}

	private AccountUser user(Account account) {
		return account.user(this.demands.stream().anyMatch((demand) -> demand.of(account.role())));
	}

	/** The form in which names are stored and counted. */
	public static String normal(String name) {
		String cut = (name.length() <= LONGEST_NAME) ? name : name.substring(0, LONGEST_NAME);
		return cut.strip().toLowerCase(Locale.ROOT);
	}

}
