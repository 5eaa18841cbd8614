package dev.weir.home;

import java.util.Arrays;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a constant by its name in the database. A name that this Weir does not know was
 * written by a newer one on the same database: it becomes a constant that stands for the
 * rest, since one such row must not break every page that shows it. Thread-safe.
 *
 * @param <E> kind of constant
 */
public abstract class StoredName<E extends Enum<E>> implements AttributeConverter<E, String> {

	private final Class<E> type;

	private final E rest;

	/**
	 * @param rest what an unknown name is read as
	 */
	protected StoredName(Class<E> type, E rest) {
		this.type = type;
		this.rest = rest;
	}

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
		return (constant != null) ? constant.name() : null;
	}

	@Override
	public @Nullable E convertToEntityAttribute(@Nullable String name) {
		return (name == null) ? null
				: Arrays.stream(this.type.getEnumConstants())
					.filter((constant) -> constant.name().equals(name))
					.findFirst()
					.orElse(this.rest);
	}

}
