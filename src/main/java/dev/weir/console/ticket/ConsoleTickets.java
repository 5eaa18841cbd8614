package dev.weir.console.ticket;

import java.time.Instant;
import java.util.Optional;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * All tickets that were issued lately.
 */
interface ConsoleTickets extends Repository<ConsoleTicket, String> {

	ConsoleTicket save(ConsoleTicket ticket);

	Optional<ConsoleTicket> findById(String secretHash);

	/**
	 * Marks a ticket as used: of many who try at once, on any instance of Weir, the
	 * database lets one through.
	 * @return 1 for the one, else 0
	 */
	@Modifying
	@Query("update ConsoleTicket t set t.usedAt = :now where t.secretHash = :secretHash and t.usedAt is null")
	int use(String secretHash, Instant now);

	@Modifying
	@Query("delete from ConsoleTicket t where t.expiresAt < :before")
	int deleteExpired(Instant before);

}
