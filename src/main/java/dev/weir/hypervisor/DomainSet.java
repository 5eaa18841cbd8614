package dev.weir.hypervisor;

import java.util.List;
import java.util.UUID;

import dev.weir.problem.Problem;

/**
 * All domains as they were at one moment, held on to for reading their definitions. Keeps
 * its connection from closing until it is closed itself. Thread-safe.
 */
public interface DomainSet extends AutoCloseable {

	List<DomainRef> list();

	/**
	 * The definition of one of them as it is now.
	 * @throws Problem of kind NOT_FOUND when it is gone or not in the set
	 */
	String xml(UUID uuid, XmlForm form);

	/** Lets go of them once calls in flight have returned; never waits. */
	@Override
	void close();

}
