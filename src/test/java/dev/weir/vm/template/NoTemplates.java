package dev.weir.vm.template;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.weir.access.Access;
import dev.weir.fleet.Fleet;

/**
 * Templates where there are none.
 */
public final class NoTemplates implements TemplateRows {

	private NoTemplates() {
	}

	/** None at all. */
	public static Templates in(Fleet fleet, Access access) {
		return new Templates(new NoTemplates(), fleet, access);
	}

	@Override
	public Template save(Template template) {
		return template;
	}

	@Override
	public Optional<Template> findById(UUID vm) {
		return Optional.empty();
	}

	@Override
	public boolean existsById(UUID vm) {
		return false;
	}

	@Override
	public List<Template> findAll() {
		return List.of();
	}

	@Override
	public void deleteById(UUID vm) {
	}

}
