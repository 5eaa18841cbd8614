package dev.weir.task.engine;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Signs of life of all that share the database.
 */
interface Beats extends Repository<Beat, UUID> {

	Beat save(Beat beat);

	List<Beat> findAll();

	@Modifying
	@Query("update Beat b set b.count = b.count + 1 where b.id = :id")
	int next(UUID id);

}
