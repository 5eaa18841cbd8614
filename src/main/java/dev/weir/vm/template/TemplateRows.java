package dev.weir.vm.template;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

/**
 * All marks.
 */
interface TemplateRows extends Repository<Template, UUID> {

	Template save(Template template);

	Optional<Template> findById(UUID vm);

	boolean existsById(UUID vm);

	List<Template> findAll();

	void deleteById(UUID vm);

}
